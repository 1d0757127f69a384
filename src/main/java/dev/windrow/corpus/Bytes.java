package dev.windrow.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Opens files, decompressed by what their names end in (.gz, .bz2, .zst, …). */
final class Bytes {
    /** The last factory of codecs: to make one for each file would cost more than to read a small one. */
    @Nullable
    private static volatile Codecs last;

    /** The codecs that a configuration names. */
    private record Codecs(Configuration configuration, CompressionCodecFactory factory) {}

    private Bytes() {}

    /** The bytes of a file from {@code start} on, counted after decompression; none if it ends before. */
    static InputStream open(Configuration configuration, String path, long start) throws IOException {
        Path file = new Path(path);
        FSDataInputStream raw = file.getFileSystem(configuration).open(file);
        try {
            CompressionCodec codec = codec(configuration, file);
            if (codec == null) {
                raw.seek(start);
                return raw;
            }
            InputStream in = codec.createInputStream(raw);
            skip(in, start);
            return in;
        } catch (RuntimeException | LinkageError e) {
            raw.close();
            throw new IOException(
                    "is compressed in a form that needs a native library of Hadoop which is not here (" + e.getMessage()
                            + "): unpack it, or compress it as .gz or .bz2",
                    e);
        } catch (IOException | Error e) {
            raw.close();
            throw e;
        }
    }

    /** The length of a file after decompression; reads all of it. */
    static long length(Configuration configuration, String path) throws IOException {
        try (InputStream in = open(configuration, path, 0)) {
            byte[] buffer = new byte[1 << 16];
            long length = 0;
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                length += count;
            }
            return length;
        }
    }

    /** Whether a file's name says that it is compressed. */
    static boolean isCompressed(Configuration configuration, Path path) {
        return codec(configuration, path) != null;
    }

    @Nullable
    private static CompressionCodec codec(Configuration configuration, Path path) {
        Codecs codecs = last;
        if (codecs == null || codecs.configuration != configuration) {
            codecs = new Codecs(configuration, new CompressionCodecFactory(configuration));
            last = codecs;
        }
        return codecs.factory.getCodec(path);
    }

    private static void skip(InputStream in, long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            return; // nothing begins behind the end
        }
    }
}
