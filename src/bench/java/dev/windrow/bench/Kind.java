package dev.windrow.bench;

import java.util.Optional;

/** What a process can be asked to run. */
enum Kind {
    OPENBLAS {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new CeilingContender(CeilingContender.Library.OPENBLAS));
        }
    },
    ONEDNN {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new CeilingContender(CeilingContender.Library.ONEDNN));
        }
    },
    WINDROW {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new WindrowContender(row));
        }
    },
    STOCK {
        @Override
        Optional<Contender> open(Row row) {
            return StockContender.has(row.cell()) ? Optional.of(new StockContender(row)) : Optional.empty();
        }
    },
    LIBTORCH {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new LibtorchContender(row));
        }
    },
    TWO_LEARNERS {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new TwoLearners(row));
        }
    },
    WINDROW_SPARK {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new WindrowSparkContender(row));
        }
    },
    STOCK_SPARK {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new StockSparkContender(row));
        }
    },
    WINDROW_ROUNDS {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new WindrowRounds(row));
        }
    },
    STOCK_ROUNDS {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new StockRounds(row));
        }
    },
    SLICED_MEAN {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new SlicedMeanContender());
        }
    },
    TREE_MEAN {
        @Override
        Optional<Contender> open(Row row) {
            return Optional.of(new TreeMeanContender());
        }
    };

    /** The contender of a row, warmed up by nobody yet; empty where this kind has no such network. */
    abstract Optional<Contender> open(Row row);
}
