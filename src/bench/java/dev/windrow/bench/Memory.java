package dev.windrow.bench;

import dev.windrow.kernel.Activation;
import dev.windrow.kernel.BackwardPass;
import dev.windrow.kernel.BidirectionalKernel;
import dev.windrow.kernel.BidirectionalKernel.Directions;
import dev.windrow.kernel.BidirectionalKernel.Gradients;
import dev.windrow.kernel.Block;
import dev.windrow.kernel.Cell;
import dev.windrow.kernel.CellShape;
import dev.windrow.kernel.ForwardPass;
import dev.windrow.kernel.KernelMemory;
import dev.windrow.kernel.Kernels;
import dev.windrow.kernel.Merge;
import dev.windrow.kernel.Precision;
import dev.windrow.kernel.RecurrentKernel;
import dev.windrow.kernel.Rows;
import dev.windrow.kernel.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Pointer;

/**
 * What oneDNN's kernels say they take outside the heap, beside what JavaCPP counts when they have trained and inferred
 * once. Caps on the instruction set are oneDNN's own: {@code DNNL_MAX_CPU_ISA=AVX2 scripts/bench memory}.
 */
final class Memory {
    private static final int INPUTS = 64;
    private static final int UNITS = 256;
    private static final int STEPS = 64;
    private static final int BATCH = 32;

    private final Rows rows;
    private final Figures figures = new Figures();

    private Memory(Rows rows) {
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException {
        String cap = System.getenv("DNNL_MAX_CPU_ISA");
        System.out.println("instruction set: " + (cap == null ? "uncapped" : cap));
        int[] padded = new int[BATCH];
        for (int row = 0; row < BATCH; row++) {
            padded[row] = STEPS - row;
        }
        Figures all = new Figures();
        for (Map.Entry<String, Cell> cell : new TreeMap<>(
                        Map.of("rnn", Cell.rnn(Activation.TANH), "lstm", Cell.lstm(), "gru", Cell.gru()))
                .entrySet()) {
            CellShape shape = new CellShape(cell.getValue(), INPUTS, UNITS);
            all.putAll(new Memory(Rows.equal(STEPS, BATCH)).measure(cell.getKey() + ".full", shape));
            all.putAll(new Memory(Rows.of(STEPS, padded)).measure(cell.getKey() + ".padded", shape));
        }
        all.print();
        all.write(Path.of("target/bench/memory" + (cap == null ? "" : "-" + cap.toLowerCase(Locale.ROOT)) + ".json"));
    }

    private Figures measure(String name, CellShape shape) {
        KernelMemory oneWay = Kernels.ONEDNN.memory(shape, Precision.FLOAT32, rows);
        figures.put(name + ".promised", (double) oneWay.nativeBytes());
        figures.put(name + ".taken", (double) oneWay(shape));
        KernelMemory bothWays = BidirectionalKernel.memory(oneWay, shape, Precision.FLOAT32, rows);
        figures.put(name + ".bothWays.promised", (double) bothWays.nativeBytes());
        long taken = bothWays(shape);
        // Where blocks of an earlier count are collected meanwhile, too little is counted.
        for (int attempt = 1; taken < bothWays.nativeBytes() && attempt < 10; attempt++) {
            taken = bothWays(shape);
        }
        figures.put(name + ".bothWays.taken", (double) taken);
        return figures;
    }

    private long oneWay(CellShape shape) {
        ForwardPass pass = pass(shape, UNITS);
        Weights weights = weights(shape);
        BackwardPass back = new BackwardPass(
                zeros(pass.outputs().size()), zeros(pass.inputs().size()), weights(shape));
        long before = Pointer.totalBytes();
        try (RecurrentKernel kernel = Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32)) {
            kernel.infer(weights, pass);
            kernel.forward(weights, pass);
            kernel.backward(weights, pass, back);
            return Pointer.totalBytes() - before;
        }
    }

    private long bothWays(CellShape shape) {
        ForwardPass pass = pass(shape, 2 * UNITS);
        Directions weights = new Directions(weights(shape), weights(shape));
        Gradients back = new Gradients(
                zeros(pass.outputs().size()),
                zeros(pass.inputs().size()),
                new Directions(weights(shape), weights(shape)));
        long before = Pointer.totalBytes();
        try (BidirectionalKernel kernel = new BidirectionalKernel(
                Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32),
                Kernels.ONEDNN.recurrent(shape, Precision.FLOAT32),
                Merge.CONCATENATE)) {
            kernel.infer(weights, pass);
            kernel.forward(weights, pass);
            kernel.backward(weights, pass, back);
            return Pointer.totalBytes() - before;
        }
    }

    private ForwardPass pass(CellShape shape, int outputs) {
        return new ForwardPass(rows, zeros(rows.slots() * shape.inputs()), zeros(rows.slots() * outputs));
    }

    private static Weights weights(CellShape shape) {
        return new Weights(zeros(shape.inputWeights()), zeros(shape.recurrentWeights()), zeros(shape.biases()));
    }

    private static Block zeros(long size) {
        return Block.zeros(Precision.FLOAT32, size);
    }
}
