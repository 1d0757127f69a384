package dev.windrow.corpus;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.corpus.DelimitedLine.Quotes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * Which parts of which files hold a split's records, and which of their records belong to it.
 *
 * @param parts none if the job has no such split
 */
record SplitPlan(List<Part> parts, RecordFilter filter) {
    /** Plans a split of a corpus; the parts are of about {@code sliceBytes}. */
    static SplitPlan of(Configuration configuration, CorpusSection corpus, Split split, long sliceBytes) {
        if (split != Split.TRAIN && !isCutFromTraining(corpus, split)) {
            List<CorpusFile> files = CorpusFiles.list(configuration, key(split), paths(corpus, split));
            requireApart(configuration, corpus, split, files);
            return new SplitPlan(Parts.of(whole(files), sliceBytes), RecordFilter.ALL);
        }
        Shares shares = Shares.of(corpus);
        if (split != Split.TRAIN && shares.share(split) == 0) {
            return new SplitPlan(List.of(), RecordFilter.ALL);
        }
        List<CorpusFile> files = CorpusFiles.training(configuration, corpus);
        return switch (corpus.split().method()) {
            case HASH ->
                new SplitPlan(
                        Parts.of(whole(files), sliceBytes),
                        new HashFilter(corpus.split().seed(), shares.low(split), shares.high(split)));
            case TAIL -> {
                List<Slice> slices = shares.share(Split.TRAIN) < 1
                        ? tails(configuration, corpus, files, shares, split)
                        : whole(files);
                yield new SplitPlan(Parts.of(slices, sliceBytes), RecordFilter.ALL);
            }
            case COLUMN -> new SplitPlan(Parts.of(whole(files), sliceBytes), new NamedFilter(split));
        };
    }

    /** The same plan, its slices knowing how they begin: by file and start, where they do not begin a file. */
    SplitPlan with(Map<String, Map<Long, Quotes>> atStarts) {
        List<Part> settled = new ArrayList<>(parts.size());
        for (Part part : parts) {
            List<Slice> slices = new ArrayList<>(part.slices().size());
            for (Slice slice : part.slices()) {
                Map<Long, Quotes> ofFile = atStarts.getOrDefault(slice.file().path(), Map.of());
                slices.add(slice.after(ofFile.getOrDefault(slice.start(), Quotes.CLOSED)));
            }
            settled.add(new Part(part.number(), List.copyOf(slices)));
        }
        return new SplitPlan(settled, filter);
    }

    /** The key of the job file that names a split's paths. */
    static String key(Split split) {
        return "corpus." + split.label();
    }

    /** Whether a split has no path of its own, and so is a share of the training data. */
    static boolean isCutFromTraining(CorpusSection corpus, Split split) {
        return split != Split.TRAIN && paths(corpus, split).isEmpty();
    }

    private static List<String> paths(CorpusSection corpus, Split split) {
        return switch (split) {
            case TRAIN -> corpus.train();
            case VALID -> corpus.valid();
            case TEST -> corpus.test();
        };
    }

    /** The whole of each file. */
    static List<Slice> whole(List<CorpusFile> files) {
        List<Slice> slices = new ArrayList<>(files.size());
        for (CorpusFile file : files) {
            slices.add(new Slice(file, 0, Long.MAX_VALUE));
        }
        return slices;
    }

    private static List<Slice> tails(
            Configuration configuration, CorpusSection corpus, List<CorpusFile> files, Shares shares, Split split) {
        if (corpus.format() == Format.PARQUET) {
            throw new CorpusException("corpus.split.method = tail: not possible for corpus.format = parquet, whose rows"
                    + " have no place in a text; use hash, or give corpus.valid and corpus.test");
        }
        List<Slice> slices = new ArrayList<>(files.size());
        for (CorpusFile file : files) {
            double until = corpus.split().until();
            long length = (long) (length(configuration, file) * until);
            long last = until < 1 ? length : Long.MAX_VALUE;
            double trainEnd = 1 - shares.valid() - shares.test();
            long validStart = (long) (length * trainEnd);
            long testStart = (long) (length * (1 - shares.test()));
            slices.add(
                    switch (split) {
                        case TRAIN -> new Slice(file, 0, validStart);
                        case VALID -> new Slice(file, validStart, shares.test() == 0 ? last : testStart);
                        case TEST -> new Slice(file, testStart, last);
                    });
        }
        return slices;
    }

    private static long length(Configuration configuration, CorpusFile file) {
        if (!file.isCompressed()) {
            return file.length();
        }
        try {
            return Bytes.length(configuration, file.path());
        } catch (IOException e) {
            throw new CorpusException(file.path() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireApart(
            Configuration configuration, CorpusSection corpus, Split split, List<CorpusFile> files) {
        Set<String> training = new HashSet<>();
        for (CorpusFile file : CorpusFiles.training(configuration, corpus)) {
            training.add(file.path());
        }
        for (CorpusFile file : files) {
            if (training.contains(file.path())) {
                throw new CorpusException(key(split) + ": names " + file.path()
                        + ", which corpus.train names too: a score on training data says nothing");
            }
        }
    }

    /** The shares that are cut from the training data: none for a split with paths of its own. */
    private record Shares(double valid, double test) {
        static Shares of(CorpusSection corpus) {
            Shares shares = new Shares(
                    corpus.valid().isEmpty() ? corpus.split().valid() : 0,
                    corpus.test().isEmpty() ? corpus.split().test() : 0);
            if (shares.valid + shares.test >= 1) {
                throw new CorpusException("corpus.split.valid = " + shares.valid + ", corpus.split.test = "
                        + shares.test + ": must leave something for training; together below 1");
            }
            return shares;
        }

        double share(Split split) {
            return switch (split) {
                case TRAIN -> 1 - valid - test;
                case VALID -> valid;
                case TEST -> test;
            };
        }

        double low(Split split) {
            return switch (split) {
                case TEST -> 0;
                case VALID -> test;
                case TRAIN -> test + valid;
            };
        }

        double high(Split split) {
            return switch (split) {
                case TEST -> test;
                case VALID -> test + valid;
                case TRAIN -> 1;
            };
        }
    }
}
