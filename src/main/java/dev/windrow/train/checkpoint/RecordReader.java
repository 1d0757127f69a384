package dev.windrow.train.checkpoint;

import dev.windrow.network.Tensor;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** Puts a record together again that {@link RecordWriter} took apart. */
final class RecordReader {
    private final Map<String, Object> arrays = new HashMap<>();

    /** @param tensors the arrays that trees name */
    RecordReader(List<Tensor> tensors) {
        tensors.forEach(tensor -> arrays.put(tensor.name(), tensor.values()));
    }

    /**
     * A record of a type.
     *
     * @param tree what the writer gave
     * @throws IllegalArgumentException naming the component, if the tree is of another form
     */
    <R extends Record> R record(Class<R> type, Map<?, ?> tree) {
        return type.cast(value(type, tree, ""));
    }

    @Nullable
    private Object value(Type type, @Nullable Object tree, String path) {
        if (tree == null && !(type instanceof Class<?> primitive && primitive.isPrimitive())) {
            return null;
        }
        try {
            return type instanceof ParameterizedType generic
                    ? collection(generic, tree, path)
                    : plain((Class<?>) type, tree, path);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(path + " = " + tree + ": must be a " + type.getTypeName(), e);
        }
    }

    private Object collection(ParameterizedType type, Object tree, String path) {
        if (type.getRawType() == List.class) {
            return elements(type.getActualTypeArguments()[0], (List<?>) tree, path);
        } else if (type.getRawType() == Map.class) {
            Map<String, Object> entries = new TreeMap<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) tree).entrySet()) {
                String key = (String) entry.getKey();
                entries.put(key, value(type.getActualTypeArguments()[1], entry.getValue(), path + '.' + key));
            }
            return entries;
        }
        throw new IllegalArgumentException(path + ": a " + type + " cannot be read; a List or a Map can");
    }

    private List<Object> elements(Type type, List<?> trees, String path) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            elements.add(value(type, trees.get(i), path + '.' + i));
        }
        return elements;
    }

    private Object plain(Class<?> type, Object tree, String path) {
        if (type.isRecord()) {
            return construct(type, (Map<?, ?>) tree, path);
        } else if (type.isArray() && type.getComponentType().isPrimitive()) {
            return array(type, (String) tree, path);
        } else if (type.isArray()) {
            List<Object> elements = elements(type.getComponentType(), (List<?>) tree, path);
            return elements.toArray((Object[]) Array.newInstance(type.getComponentType(), 0));
        } else if (type == int.class) {
            return Math.toIntExact(((Number) tree).longValue());
        } else if (type == long.class) {
            return ((Number) tree).longValue();
        } else if (type == double.class) {
            // JSON has no word for what is not a number: a text stands for it.
            return tree instanceof String word ? Double.parseDouble(word) : ((Number) tree).doubleValue();
        } else if (type == boolean.class || type == String.class) {
            return type == String.class ? (String) tree : (Boolean) tree;
        } else if (type.isEnum()) {
            return constant(type, (String) tree, path);
        }
        throw new IllegalArgumentException(path + ": a " + type.getName() + " cannot be read");
    }

    private static Object constant(Class<?> type, String name, String path) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        path + " = " + name + ": must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    private Object array(Class<?> type, String name, String path) {
        Object values = arrays.get(name);
        if (!type.isInstance(values)) {
            throw new IllegalArgumentException(
                    path + ": tensor " + name + (values == null ? " is missing" : " must be " + type.getSimpleName()));
        }
        return values;
    }

    private Object construct(Class<?> type, Map<?, ?> tree, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            String where = path.isEmpty() ? name : path + '.' + name;
            if (!tree.containsKey(name)) {
                throw new IllegalArgumentException(where + " is missing: written by another version of Windrow");
            }
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), tree.get(name), where);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be a public record with its own constructor", e);
        }
    }
}
