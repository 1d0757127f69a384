package dev.windrow.config;

import dev.windrow.config.Entry.Items;
import dev.windrow.config.Entry.Scalar;
import dev.windrow.config.Entry.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML text as entries that know their lines. What is wrong with the YAML itself is added to the problems. */
final class YamlTree {
    private static final int DEEPEST = 64;
    private static final int MOST_CHARACTERS = 8 << 20;
    private static final int MOST_VALUES = 1_000_000;

    private final String name;
    private final List<Problem> problems;

    /** An alias counts as often as it stands for something. */
    private int values;

    /** @param name the file as messages name it */
    YamlTree(String name, List<Problem> problems) {
        this.name = name;
        this.problems = problems;
    }

    /** The keys of a whole file; no keys if it cannot be read as YAML, which is then a problem. */
    Section file(String text) {
        Section nothing = new Section(Place.whole(name), new LinkedHashMap<>());
        Optional<Node> root;
        try {
            root = compose(text);
        } catch (YamlEngineException e) {
            problems.add(syntaxProblem(e, text));
            return nothing;
        }
        if (root.isEmpty()) {
            problems.add(new Problem(Place.whole(name), "is empty: must have at least the keys task and corpus"));
            return nothing;
        }
        if (!(root.get() instanceof MappingNode mapping)) {
            problems.add(
                    new Problem(new Place(name, line(root.get())), "must be keys and values, as in task: tagging"));
            return nothing;
        }
        return section(mapping, Place.whole(name), "");
    }

    /**
     * A value outside of a file, from the command line or an annotation: YAML where it begins like a list, a section or
     * a quoted text, and otherwise just the text, so that {@code generation.prompt=ROMEO:} means what it says.
     */
    Entry value(Place place, String key, String text) {
        if (text.isEmpty() || "[{\"'".indexOf(text.charAt(0)) < 0) {
            return new Scalar(place, text, Scalar.Style.PLAIN);
        }
        try {
            return entry(compose(text).orElseThrow(), place, key);
        } catch (YamlEngineException e) {
            problems.add(new Problem(
                    place, "the value begins like a list, a section or a quoted text but is not one: " + reason(e)));
            return new Scalar(place, text, Scalar.Style.QUOTED);
        }
    }

    private Optional<Node> compose(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new YamlEngineException(
                    "has " + text.length() + " characters: must have " + MOST_CHARACTERS + " at most");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setAllowDuplicateKeys(true)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        requireShallow(settings, text);
        return new Compose(settings).composeString(text);
    }

    /** Composing recurses, parsing does not: depth is measured before the stack is too small for it. */
    private static void requireShallow(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new ParserException(
                        "",
                        Optional.empty(),
                        "lists and sections are nested more than " + DEEPEST + " deep; a job needs 6 levels",
                        event.getStartMark());
            }
        }
    }

    private Entry entry(Node node, Place place, String path) {
        if (++values > MOST_VALUES) {
            if (values == MOST_VALUES + 1) {
                problems.add(new Problem(
                        place, "has more than " + MOST_VALUES + " values, with what aliases (*name) stand for"));
            }
            return new Scalar(place, "", Scalar.Style.QUOTED);
        }
        if (node.isRecursive()) {
            problems.add(new Problem(place, path + ": an alias must not stand inside of its own anchor"));
            return new Scalar(place, "", Scalar.Style.PLAIN);
        }
        if (node instanceof MappingNode mapping) {
            return section(mapping, place, path);
        }
        if (node instanceof SequenceNode sequence) {
            List<Entry> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(entry(item, placeOf(item, place), path));
            }
            return new Items(place, items);
        }
        ScalarNode scalar = (ScalarNode) node;
        return new Scalar(place, scalar.getValue(), scalar.isPlain() ? Scalar.Style.PLAIN : Scalar.Style.QUOTED);
    }

    private Section section(MappingNode mapping, Place place, String path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyPlace = placeOf(tuple.getKeyNode(), place);
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                problems.add(new Problem(keyPlace, "a key must be a word, not a list or a section"));
                continue;
            }
            String key = path.isEmpty() ? scalar.getValue() : path + "." + scalar.getValue();
            Entry earlier = entries.put(scalar.getValue(), entry(tuple.getValueNode(), keyPlace, key));
            if (earlier != null) {
                problems.add(new Problem(
                        keyPlace,
                        key + ": stands twice, first in line " + earlier.place().line() + "; keep one"));
            }
        }
        return new Section(place, entries);
    }

    /** A node of the file has its own line; a node of an override has the override's place. */
    private Place placeOf(Node node, Place parent) {
        return parent.name().equals(name) ? new Place(name, line(node)) : parent;
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private Problem syntaxProblem(YamlEngineException e, String text) {
        int line = 0;
        String column = "";
        if (e instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            line = marked.getProblemMark().get().getLine() + 1;
            column = ", column " + (marked.getProblemMark().get().getColumn() + 1);
        } else if (e instanceof ReaderException unreadable) {
            int end = Math.min(unreadable.getPosition(), text.length());
            line = 1
                    + (int) text.substring(0, end)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }
        return new Problem(new Place(name, line), "not YAML" + column + ": " + reason(e));
    }

    private static String reason(YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException marked) {
            String context = marked.getContext() == null ? "" : marked.getContext() + ": ";
            return (context + marked.getProblem()).strip();
        }
        return e.getMessage().lines().findFirst().orElse("unreadable");
    }
}
