package dev.windrow.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How often and how long.
 *
 * @param count rounds; in each, every contender has one turn
 * @param seconds the least length of a turn
 */
record Rounds(int count, double seconds) {

    /** The median work a second of each contender that has this row, in the order of the processes. */
    Map<Entrant, Double> race(Row row, List<HeatProcess> processes) throws IOException {
        Map<HeatProcess, double[]> turns = new LinkedHashMap<>();
        for (HeatProcess process : processes) {
            if (process.open(row)) {
                turns.put(process, new double[count]);
            }
        }
        for (int round = 0; round < count; round++) {
            for (HeatProcess process : inTurn(turns, round)) {
                turns.get(process)[round] = process.measure(seconds);
            }
        }
        Map<Entrant, Double> medians = new LinkedHashMap<>();
        for (Map.Entry<HeatProcess, double[]> entry : turns.entrySet()) {
            medians.put(entry.getKey().entrant(), median(entry.getValue()));
            entry.getKey().free();
        }
        return medians;
    }

    /** The most that one of these did; empty if none took part. */
    static OptionalDouble best(List<Entrant> candidates, Map<Entrant, Double> work) {
        return candidates.stream()
                .filter(work::containsKey)
                .mapToDouble(work::get)
                .max();
    }

    /** Every other round backwards, so that no contender always follows the same one. */
    private static List<HeatProcess> inTurn(Map<HeatProcess, double[]> turns, int round) {
        List<HeatProcess> order = new ArrayList<>(turns.keySet());
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
