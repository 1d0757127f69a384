package dev.windrow.corpus;

import dev.windrow.sequence.Example;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts the lines of a slice as one text: {@code <s>}, then each line's symbols and its end, in windows that follow on
 * each other without overlap; targets are the inputs one place on. The last window may be shorter. A window has the id
 * of the record that its first target stands in, and that target's place in it as its position. Holds one window.
 */
final class StreamCutter implements ExampleCutter {
    private final Vocabulary vocabulary;
    private final Spelling spelling;
    private final int length;
    private final String lineEnd;
    // The symbols of the window that is being filled; the first is an input alone.
    private final List<String> symbols = new ArrayList<>();
    private String id = "";
    private int position;

    /** Cuts windows of {@code length} symbols, with {@code lineEnd} behind each example. */
    StreamCutter(Encoding encoding, int length, String lineEnd) {
        vocabulary = encoding.inputs();
        spelling = new Spelling(encoding.letters());
        this.length = length;
        this.lineEnd = lineEnd;
        begin();
    }

    private void begin() {
        symbols.clear();
        symbols.add(Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.START));
    }

    @Override
    public void cut(Example example, Consumer<Window> sink) {
        int place = 0;
        for (String symbol : example.inputs()) {
            add(example, symbol, place++, sink);
        }
        add(example, lineEnd, place, sink);
    }

    private void add(Example example, String symbol, int place, Consumer<Window> sink) {
        if (symbols.size() == 1) {
            id = example.id();
            position = place;
        }
        symbols.add(symbol);
        if (symbols.size() > length) {
            emit(sink);
            symbols.clear();
            symbols.add(symbol);
        }
    }

    @Override
    public void end(Consumer<Window> sink) {
        if (symbols.size() > 1) {
            emit(sink);
        }
        begin();
    }

    private void emit(Consumer<Window> sink) {
        int count = symbols.size() - 1;
        int[] ids = Ids.of(vocabulary, symbols);
        int[] inputs = new int[count];
        int[] targets = new int[count];
        System.arraycopy(ids, 0, inputs, 0, count);
        System.arraycopy(ids, 1, targets, 0, count);
        sink.accept(new Window(id, position, inputs, targets, spelling.of(symbols.subList(0, count))));
    }
}
