package dev.windrow.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * A oneDNN primitive with its arguments: created once, run often. Arguments have a layout from the start and get their
 * addresses anew before each run. Must be created inside a {@code PointerScope}, which it outlives.
 */
final class OneDnnCall implements AutoCloseable {
    private final engine device;
    private final primitive operation;
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final Map<Integer, memory> memories = new HashMap<>();

    OneDnnCall(engine device, primitive operation) {
        this.device = device;
        this.operation = operation;
        operation.retainReference();
        arguments.retainReference();
    }

    /** Copies from one layout into another. */
    static OneDnnCall reorder(engine device, memory.desc from, memory.desc to) {
        memory source = new memory(from, device, new Pointer());
        memory target = new memory(to, device, new Pointer());
        return new OneDnnCall(device, new reorder(source, target))
                .declare(DNNL_ARG_FROM, from)
                .declare(DNNL_ARG_TO, to);
    }

    OneDnnCall declare(int argument, memory.desc layout) {
        memory argumentMemory = new memory(layout, device, new Pointer());
        argumentMemory.retainReference();
        memories.put(argument, argumentMemory);
        arguments.put(argument, argumentMemory);
        return this;
    }

    /** Bytes of an argument in its layout. */
    long bytes(int argument) {
        try (memory.desc layout = memories.get(argument).get_desc()) {
            return layout.get_size();
        }
    }

    OneDnnCall bind(int argument, Pointer numbers) {
        memories.get(argument).set_data_handle(numbers);
        return this;
    }

    /** Gives {@code argument} a piece of scratch memory as large as its layout asks. */
    OneDnnCall bind(int argument, OneDnnScratch scratch, OneDnnScratch.Slot slot) {
        return bind(argument, scratch.bytes(slot, bytes(argument)));
    }

    void run(stream queue) {
        operation.execute(queue, arguments);
        queue._wait();
    }

    @Override
    public void close() {
        arguments.close();
        memories.values().forEach(Pointer::close);
        operation.close();
    }
}
