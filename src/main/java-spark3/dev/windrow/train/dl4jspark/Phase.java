package dev.windrow.train.dl4jspark;

/** What the time of a fit goes into, one after the other. */
enum Phase {
    DEAL("dealing the data"),
    BROADCAST("broadcasting the network"),
    STEPS("the workers' steps"),
    AVERAGE("averaging");

    private final String description;

    Phase(String description) {
        this.description = description;
    }

    /** For people. */
    String description() {
        return description;
    }
}
