package dev.windrow.kernel;

import dev.windrow.kernel.Cell.Gate;

/** Which cells oneDNN has; apart from {@link OneDnnKernel}, which cannot be loaded without oneDNN's classes. */
final class OneDnnCells {
    private OneDnnCells() {}

    static boolean takes(Cell cell, Precision precision) {
        return precision == Precision.FLOAT32
                && switch (cell.kind()) {
                    case RNN -> true;
                    case GRU -> cell.activation() == Activation.TANH;
                    case LSTM -> cell.activation() == Activation.TANH && cell.gateCount() == Gate.values().length;
                };
    }
}
