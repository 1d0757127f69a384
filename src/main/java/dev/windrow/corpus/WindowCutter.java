package dev.windrow.corpus;

import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Vectors;
import dev.windrow.sequence.Window;
import dev.windrow.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts examples into windows of ids, or of vectors in the scale of the training data, each example for itself. Not for
 * several threads at once.
 *
 * <ul>
 *   <li>Next symbol: {@code <s> x1 … xn} in, {@code x1 … xn </s>} as targets, cut into windows.
 *   <li>A label each symbol: cut into windows; without labels every target is {@link Window#NO_TARGET}.
 *   <li>A sequence: {@code x1 … xn} in, {@code y1 … ym </s>} as targets, the first window of each; without targets
 *       there is none.
 *   <li>One label: the first window alone; an empty text is one {@code <unk>}.
 *   <li>Vectors: cut like symbols that have a label each where each has a target; else the first window alone. An input
 *       that is missing is the one before it, or the mean where there is none before.
 *   <li>A transcript: all of the vectors, whatever the window, with all symbols of it as targets.
 * </ul>
 */
public final class WindowCutter implements ExampleCutter {
    private final Encoding encoding;
    private final int length;
    private final Spelling spelling;

    /** Cuts windows of at most {@code length} symbols. */
    public WindowCutter(Encoding encoding, int length) {
        this.encoding = encoding;
        this.length = length;
        spelling = new Spelling(encoding.letters());
    }

    /**
     * The windows of an example, in their order, at least one.
     *
     * @throws BadRecordException if symbols and labels do not match
     */
    public List<Window> windows(Example example) {
        List<Window> windows = new ArrayList<>();
        cut(example, windows::add);
        return windows;
    }

    @Override
    public void cut(Example example, Consumer<Window> sink) {
        requireFit(encoding.targets(), example);
        if (encoding.readsVectors()) {
            cutVectors(example, sink);
            return;
        }
        switch (encoding.targets()) {
            case NEXT_SYMBOL -> cutText(example, sink);
            case LABEL_EACH_SYMBOL, MANY_HOT -> cutLabelled(example, sink);
            case LABEL, LABEL_OF_VECTOR, VALUES -> sink.accept(whole(example));
            case SEQUENCE -> sink.accept(pair(example));
            case TRANSCRIPT ->
                throw new BadRecordException(example.source(), "has no vectors: a transcript is one of vectors");
        }
    }

    @Override
    public void end(Consumer<Window> sink) {
        // Every example ended with itself.
    }

    private void cutVectors(Example example, Consumer<Window> sink) {
        int width = encoding.inputScale().width();
        if (example.inputVectors().width() != width) {
            throw new BadRecordException(
                    example.source(),
                    "has " + example.inputVectors().width() + " values a step: must have " + width
                            + ", as the training data");
        }
        Vectors inputs = filled(encoding.inputScale().normal(example.inputVectors()));
        boolean whole = encoding.targets().alignment() != Alignment.SYNCED;
        int[] labels = encoding.targets().areVectors() ? new int[0] : labels(example);
        Vectors values = encoding.targetScale().normal(example.targetVectors());
        // A forecast looks at all that it is given, and what is said in a recording is said in all of it.
        boolean undivided = encoding.targets() == Targets.VALUES || encoding.targets() == Targets.TRANSCRIPT;
        int room = undivided ? inputs.length() : length;
        int last = whole ? Math.min(room, inputs.length()) : inputs.length();
        for (int start = 0; start < last; start += room) {
            int end = Math.min(start + room, last);
            sink.accept(new Window(
                    example.id(),
                    start,
                    new int[0],
                    whole || labels.length == 0 ? labels : Arrays.copyOfRange(labels, start, end),
                    new int[0][],
                    inputs.slice(start, end),
                    whole || values.isNone() ? values : values.slice(start, end)));
        }
    }

    /** Each missing value as the one before it, the first as the mean, which is 0; the values are overwritten. */
    private static Vectors filled(Vectors vectors) {
        float[] values = vectors.values();
        for (int k = 0; k < values.length; k++) {
            if (Float.isNaN(values[k])) {
                values[k] = k < vectors.width() ? 0 : values[k - vectors.width()];
            }
        }
        return vectors;
    }

    private void cutText(Example example, Consumer<Window> sink) {
        List<String> symbols = new ArrayList<>(example.inputs().size() + 2);
        symbols.add(Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.START));
        symbols.addAll(example.inputs());
        symbols.add(Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.END));
        int[] ids = Ids.of(encoding.inputs(), symbols);
        int last = ids.length - 1;
        for (int start = 0; start < last; start += length) {
            int end = Math.min(start + length, last);
            sink.accept(window(
                    example,
                    start,
                    Arrays.copyOfRange(ids, start, end),
                    Arrays.copyOfRange(ids, start + 1, end + 1),
                    symbols.subList(start, end)));
        }
    }

    private void cutLabelled(Example example, Consumer<Window> sink) {
        List<String> symbols = example.inputs();
        int[] inputs = Ids.of(encoding.inputs(), symbols);
        int[] targets = labels(example);
        for (int start = 0; start < inputs.length; start += length) {
            int end = Math.min(start + length, inputs.length);
            sink.accept(window(
                    example,
                    start,
                    Arrays.copyOfRange(inputs, start, end),
                    Arrays.copyOfRange(targets, start, end),
                    symbols.subList(start, end)));
        }
    }

    private int[] labels(Example example) {
        if (!example.targets().isEmpty()) {
            return Ids.of(encoding.outputs(), encoding.tags().learned(example.targets()));
        }
        int[] none = new int[encoding.targets().alignment() == Alignment.SYNCED ? example.length() : 1];
        Arrays.fill(none, Window.NO_TARGET);
        return none;
    }

    private Window whole(Example example) {
        List<String> symbols = example.inputs().isEmpty()
                ? List.of(Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.UNKNOWN))
                : example.inputs().subList(0, Math.min(length, example.inputs().size()));
        return window(example, 0, Ids.of(encoding.inputs(), symbols), labels(example), symbols);
    }

    private Window pair(Example example) {
        List<String> symbols =
                example.inputs().subList(0, Math.min(length, example.inputs().size()));
        List<String> answer = new ArrayList<>(example.targets());
        if (!answer.isEmpty()) {
            answer.add(Vocabulary.SPECIAL_SYMBOLS.get(Vocabulary.END));
        }
        int[] targets = Ids.of(encoding.outputs(), answer.subList(0, Math.min(length, answer.size())));
        return window(example, 0, Ids.of(encoding.inputs(), symbols), targets, symbols);
    }

    private Window window(Example example, int position, int[] inputs, int[] targets, List<String> symbols) {
        return new Window(example.id(), position, inputs, targets, spelling.of(symbols));
    }

    /** Throws {@link BadRecordException} if an example is not labelled, where training and evaluation need it. */
    static void requireLabel(Targets targets, Example example) {
        boolean labelled = targets.areVectors()
                ? !example.targetVectors().isNone()
                : !example.targets().isEmpty();
        if (targets != Targets.NEXT_SYMBOL && !labelled) {
            throw new BadRecordException(
                    example.source(),
                    "has no " + (targets == Targets.SEQUENCE ? "target" : "label")
                            + ": training and evaluation need one");
        }
    }

    /** Throws {@link BadRecordException} if symbols and labels do not match; an example may have no labels at all. */
    static void requireFit(Targets targets, Example example) {
        int symbols = example.length();
        int labels = targets.areVectors()
                ? example.targetVectors().length()
                : example.targets().size();
        switch (targets) {
            case NEXT_SYMBOL -> {
                // The text is its own target.
            }
            case LABEL_EACH_SYMBOL -> {
                if (symbols == 0) {
                    throw new BadRecordException(example.source(), "has no tokens: must have at least one");
                } else if (labels != 0 && labels != symbols) {
                    throw new BadRecordException(
                            example.source(),
                            "has " + symbols + " tokens and " + labels + " labels: must have a label a token");
                }
            }
            case SEQUENCE -> {
                if (symbols == 0) {
                    throw new BadRecordException(example.source(), "has no symbol to read: must have at least one");
                }
            }
            case MANY_HOT -> {
                if (symbols == 0 || (labels != 0 && labels != symbols)) {
                    throw new BadRecordException(
                            example.source(),
                            "has " + symbols + " steps and " + labels
                                    + " targets: must have at least one step, and a target a step");
                }
            }
            case LABEL_OF_VECTOR -> {
                if (symbols != 1 || labels > 1) {
                    throw new BadRecordException(
                            example.source(),
                            "has " + symbols + " vectors and " + labels + " labels: must have one of both");
                }
            }
            case VALUES -> {
                if (labels > 1) {
                    throw new BadRecordException(
                            example.source(), "has " + labels + " vectors of targets: must have one");
                }
            }
            case TRANSCRIPT -> {
                if (symbols == 0) {
                    throw new BadRecordException(example.source(), "has no frames: must have at least one");
                }
            }
            case LABEL -> {
                if (labels > 1) {
                    throw new BadRecordException(example.source(), "has " + labels + " labels: must have one");
                }
            }
        }
    }
}
