package dev.windrow.guard;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Passes text on as a terminal may be shown it; see {@link Characters}. */
public final class ShownWriter extends FilterWriter {
    public ShownWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(String.valueOf((char) c));
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.substring(offset, offset + length));
    }

    @Override
    public void write(String text) throws IOException {
        out.write(Characters.shown(text));
    }
}
