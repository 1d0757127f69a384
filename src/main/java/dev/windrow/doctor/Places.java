package dev.windrow.doctor;

import java.io.Serializable;
import java.util.List;

/**
 * Where a job reads and writes.
 *
 * @param output the folder of everything it writes, with its scheme
 * @param inputs some files it reads, with their schemes
 */
public record Places(String output, List<String> inputs) implements Serializable {}
