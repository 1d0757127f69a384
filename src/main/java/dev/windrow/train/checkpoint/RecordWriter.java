package dev.windrow.train.checkpoint;

import dev.windrow.network.Tensor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Takes a record apart: arrays become tensors, named by the way to them ({@code state.network.moments.0}); all else
 * becomes a tree of maps, lists, texts, numbers and switches for JSON, in which a tensor's name stands for an array. It
 * goes by the records' own components, so that none can be forgotten. {@link RecordReader} is its inverse.
 */
final class RecordWriter {
    private final List<Tensor> tensors = new ArrayList<>();
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();

    /** The arrays of all that was taken apart; one that stands in several places is one tensor. */
    List<Tensor> tensors() {
        return tensors;
    }

    /** A record without its arrays. */
    Map<String, Object> record(Record fields) {
        return fields("", fields);
    }

    @Nullable
    private Object tree(String path, @Nullable Object value) {
        if (value instanceof Record fields) {
            return fields(path, fields);
        } else if (value instanceof List<?> elements) {
            return elements(path, elements);
        } else if (value instanceof Object[] elements) {
            return elements(path, List.of(elements));
        } else if (value instanceof Map<?, ?> entries) {
            Map<String, Object> tree = new LinkedHashMap<>();
            entries.forEach((key, entry) -> tree.put((String) key, tree(path + '.' + key, entry)));
            return tree;
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value != null && value.getClass().isArray()) {
            return names.computeIfAbsent(value, array -> {
                tensors.add(Tensor.flat(path, array));
                return path;
            });
        } else if (value == null
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException(path + ": a " + value.getClass().getName() + " cannot be written down");
    }

    private Map<String, Object> fields(String path, Record fields) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : fields.getClass().getRecordComponents()) {
            String name = component.getName();
            tree.put(name, tree(path.isEmpty() ? name : path + '.' + name, value(component, fields)));
        }
        return tree;
    }

    private List<Object> elements(String path, List<?> elements) {
        List<Object> tree = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            tree.add(tree(path + '.' + i, elements.get(i)));
        }
        return tree;
    }

    @Nullable
    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " must be of a public record", e);
        }
    }
}
