package dev.windrow.train;

import java.util.Optional;

/**
 * A try to bring a run on, by a round or by the end of an epoch.
 *
 * @param state the state it comes to
 * @param fault what is wrong with it; empty if nothing is
 * @param place epoch and round, for messages
 */
record Advance(RunState state, Optional<String> fault, Place place) {
    /**
     * Where in a run something happened.
     *
     * @param epoch counted from 1
     * @param round of that epoch, counted from 1; 0 for its validation
     * @param rate the learning rate
     */
    record Place(int epoch, int round, double rate) {}
}
