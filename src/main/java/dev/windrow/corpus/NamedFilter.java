package dev.windrow.corpus;

import java.util.Locale;

/** Accepts the records that say themselves that they are of a split. */
record NamedFilter(Split split) implements RecordFilter {
    @Override
    public boolean accepts(String key) {
        Split said =
                switch (key.toLowerCase(Locale.ROOT)) {
                    case "train", "training" -> Split.TRAIN;
                    case "valid", "validation", "dev" -> Split.VALID;
                    case "test" -> Split.TEST;
                    default -> throw new IllegalArgumentException("must be train, valid or test");
                };
        return said == split;
    }

    @Override
    public boolean acceptsUnreadable(String place) {
        return split == Split.TRAIN;
    }

    @Override
    public boolean acceptsAll() {
        return false;
    }
}
