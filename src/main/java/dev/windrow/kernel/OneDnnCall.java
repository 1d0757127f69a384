package dev.windrow.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import dev.windrow.kernel.OneDnnScratch.Slot;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * A oneDNN primitive with its arguments: created once, run often. Arguments have a layout from the start and get their
 * addresses anew before each run. Must be created inside a {@code PointerScope}, which it outlives.
 */
final class OneDnnCall implements AutoCloseable {
    /**
     * Lets the caller bring a primitive's working memory. The library's own belongs to the thread that created the
     * primitive, so that another thread would run it on none.
     */
    static final primitive_attr CALLERS_SCRATCHPAD = callersScratchpad();

    private final engine device;
    private final primitive operation;
    private final IntMemoryMap arguments = new IntMemoryMap();
    private final Map<Integer, memory> memories = new HashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();
    /** Arguments that lie in scratch memory, and where. */
    private final Map<Integer, Slot> slots = new HashMap<>();

    OneDnnCall(engine device, primitive_desc_base layout, primitive operation) {
        this.device = device;
        this.operation = operation;
        operation.retainReference();
        arguments.retainReference();
        memory.desc scratchpad = layout.scratchpad_desc();
        if (scratchpad.get_size() > 0) {
            declare(DNNL_ARG_SCRATCHPAD, scratchpad, Slot.SCRATCHPAD);
        }
    }

    private static primitive_attr callersScratchpad() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(scratchpad_mode.user);
        // Lives as long as the class, whatever scope the first caller is in.
        attributes.retainReference();
        return attributes;
    }

    /** Copies from one layout of the caller's into another in scratch memory. */
    static OneDnnCall pack(engine device, memory.desc from, memory.desc to, Slot slot) {
        return reorder(device, from, to).declare(DNNL_ARG_FROM, from).declare(DNNL_ARG_TO, to, slot);
    }

    /** Copies from a layout in scratch memory into one of the caller's. */
    static OneDnnCall unpack(engine device, memory.desc from, Slot slot, memory.desc to) {
        return reorder(device, from, to).declare(DNNL_ARG_FROM, from, slot).declare(DNNL_ARG_TO, to);
    }

    private static OneDnnCall reorder(engine device, memory.desc from, memory.desc to) {
        reorder.primitive_desc layout = new reorder.primitive_desc(device, from, device, to, CALLERS_SCRATCHPAD, false);
        return new OneDnnCall(device, layout, new reorder(layout));
    }

    /** Says the layout of an argument in the caller's memory, which is bound before each run. */
    OneDnnCall declare(int argument, memory.desc layout) {
        memory argumentMemory = new memory(layout, device, new Pointer());
        argumentMemory.retainReference();
        memories.put(argument, argumentMemory);
        arguments.put(argument, argumentMemory);
        sizes.put(argument, layout.get_size());
        return this;
    }

    /** Bytes of an argument in its layout. */
    long bytes(int argument) {
        return sizes.get(argument);
    }

    OneDnnCall bind(int argument, Pointer numbers) {
        memories.get(argument).set_data_handle(numbers);
        return this;
    }

    /** Says the layout of an argument in scratch memory. */
    OneDnnCall declare(int argument, memory.desc layout, Slot slot) {
        slots.put(argument, slot);
        return declare(argument, layout);
    }

    /** Adds what this call needs of scratch memory. */
    void addTo(OneDnnSizes needed) {
        slots.forEach((argument, slot) -> needed.need(slot, bytes(argument)));
    }

    /** Bytes that JavaCPP counts for the objects of the call. */
    long handleBytes() {
        long bytes = (long) operation.sizeof() + arguments.sizeof();
        for (memory argument : memories.values()) {
            bytes += argument.sizeof();
        }
        return bytes;
    }

    void run(stream queue, OneDnnScratch scratch) {
        slots.forEach((argument, slot) -> bind(argument, scratch.bytes(slot, bytes(argument))));
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
