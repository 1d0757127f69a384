package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.sequence.RawRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Two files line by line: a line of {@code NAME.SOURCE} and the same line of {@code NAME.TARGET}, the endings being the
 * columns' names. The job names the files of sources; without a file of targets beside it, a source has no target.
 * Lines that are blank in both files are left out.
 */
final class ParallelRecords implements RecordReader {
    private final Configuration configuration;
    private final Slice slice;
    private final String source;
    private final String target;
    private final CorpusFile partner;
    private final Lines sources;

    /** Null where there is no such file. */
    @Nullable
    private final Lines targets;

    private boolean begun;

    ParallelRecords(Configuration configuration, CorpusSection corpus, Slice slice) throws IOException {
        this.configuration = configuration;
        this.slice = slice;
        source = corpus.columns().source();
        target = corpus.columns().target();
        CorpusFile file = slice.file();
        partner = new CorpusFile(partner(file.path(), source, target), file.name(), 0, file.isCompressed());
        Path path = new Path(partner.path());
        boolean there = path.getFileSystem(configuration).exists(path);
        targets = there ? Lines.open(configuration, partner, 0) : null;
        sources = Lines.open(configuration, file, slice.start());
    }

    /** The path of the file with the targets; what follows the ending, such as {@code .gz}, stays. */
    static String partner(String path, String source, String target) {
        String ending = '.' + source;
        int at = path.lastIndexOf(ending);
        String rest = at < 0 ? "" : path.substring(at + ending.length());
        if (at < 0 || rest.indexOf('/') >= 0 || !(rest.isEmpty() || rest.startsWith("."))) {
            throw new CorpusException(path + ": must end in " + ending + ", as corpus.columns.source = " + source
                    + " says, with the targets in a file beside it that ends in ." + target);
        }
        return path.substring(0, at) + '.' + target + rest;
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        while (true) {
            String text = sources.nextAsItIs();
            if (text == null) {
                requireEnd();
                return null;
            }
            long offset = sources.offset();
            if (offset >= slice.end()) {
                return null;
            }
            String answer = answer(offset);
            if (sources.isDamaged()) {
                throw sources.damage(offset);
            }
            if (targets != null && targets.isDamaged()) {
                throw targets.damage(targets.offset());
            }
            if (!text.isBlank() || (answer != null && !answer.isBlank())) {
                return record(text, answer, offset);
            }
        }
    }

    private RawRecord record(String text, @Nullable String answer, long offset) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put(source, List.of(text));
        if (answer != null) {
            columns.put(target, List.of(answer));
        }
        return Columns.record(slice.file(), offset, "", columns);
    }

    /** The same line of the other file; null if there is no such file. */
    @Nullable
    private String answer(long offset) throws IOException {
        if (targets == null) {
            return null;
        }
        if (!begun) {
            begun = true;
            long before = new LineNumbers(configuration).of(slice.file().path(), offset) - 1;
            for (long line = 0; line < before; line++) {
                targets.nextAsItIs();
            }
        }
        String answer = targets.nextAsItIs();
        if (answer == null) {
            throw unequal();
        }
        return answer;
    }

    private void requireEnd() throws IOException {
        if (targets != null && begun && targets.nextAsItIs() != null) {
            throw unequal();
        }
    }

    private CorpusException unequal() throws IOException {
        return new CorpusException(slice.file().path() + " has " + lines(slice.file()) + " lines and " + partner.path()
                + " has " + lines(partner) + ": must have as many, for a line of one belongs to the same line of the"
                + " other");
    }

    private long lines(CorpusFile file) throws IOException {
        long count = 0;
        try (Lines lines = Lines.open(configuration, file, 0)) {
            while (lines.nextAsItIs() != null) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        sources.close();
        if (targets != null) {
            targets.close();
        }
    }
}
