package dev.windrow.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Memory for one time-major sequence at a time, reused and only ever growing. */
final class SequenceBuffer {
    private final DataType type;
    private INDArray memory;

    SequenceBuffer(DataType type) {
        this.type = type;
    }

    /** A sequence of that size in this memory, holding whatever the last user left. */
    @SuppressWarnings("try") // the scope works by being open
    TimeMajor sequence(long time, long batch, long features) {
        long length = time * batch * features;
        if (memory == null || memory.length() < length) {
            try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                memory = Nd4j.createUninitialized(type, length);
            }
        }
        INDArray array = memory.get(NDArrayIndex.interval(0, length)).reshape('c', time, batch, features);
        return new TimeMajor(array, Blocks.over(memory).slice(0, length));
    }
}
