package dev.windrow.corpus;

import java.io.Serializable;
import java.util.List;

/** The slices that one task reads, in this order. */
record Part(int number, List<Slice> slices) implements Serializable {}
