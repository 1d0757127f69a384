package dev.windrow.corpus;

import java.io.Serializable;

/**
 * A range of bytes of a file; the slice has the records that begin in it. In a compressed file bytes are counted after
 * decompression.
 *
 * @param start the first byte
 * @param end the byte behind the last, {@link Long#MAX_VALUE} for the file's end
 */
record Slice(CorpusFile file, long start, long end) implements Serializable {}
