package dev.windrow.bench;

/**
 * A contender and the process it runs in.
 *
 * @param title as the table names it
 * @param kind what it runs
 * @param threads how many threads it may take
 * @param natives which build of ND4J's natives it finds
 */
record Entrant(String title, Kind kind, Threads threads, Natives natives) {

    /** How many threads the natives may take. */
    enum Threads {
        ONE,
        AS_IT_COMES
    }

    /** The build of ND4J's natives; two cannot be on one class path. */
    enum Natives {
        AVX2,
        ONEDNN_AVX2
    }

    static Entrant of(String title, Kind kind, Threads threads) {
        return new Entrant(title, kind, threads, Natives.AVX2);
    }
}
