package dev.windrow.corpus;

import java.io.Serializable;

/**
 * A file of the corpus.
 *
 * @param path with scheme
 * @param name as many of the path's last components as tell it from the other files; begins the ids of its records
 * @param length bytes on disk
 * @param isCompressed whether it can be read from its beginning only
 */
record CorpusFile(String path, String name, long length, boolean isCompressed) implements Serializable {}
