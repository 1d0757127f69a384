package dev.windrow.network;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.Nullable;
import org.nd4j.shade.jackson.annotation.JsonInclude;
import org.nd4j.shade.jackson.annotation.JsonUnwrapped;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * A {@link NetworkSpec} as readable JSON, a key a component, records in records unless they are {@link JsonUnwrapped};
 * enum values in lower case with hyphens. A number that {@link JsonInclude} leaves out is left out where it is zero,
 * and is zero where it is left out: what came to be after models had been written.
 */
final class SpecJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SpecJson() {}

    static byte[] write(NetworkSpec spec) throws IOException {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(object(spec));
    }

    private static ObjectNode object(Record section) {
        ObjectNode json = MAPPER.createObjectNode();
        for (RecordComponent component : section.getClass().getRecordComponents()) {
            Object value = value(section, component);
            if (isUnwrapped(component)) {
                json.setAll(object((Record) value));
                continue;
            }
            if (isOptional(component) && Integer.valueOf(0).equals(value)) {
                continue;
            }
            JsonNode node;
            if (value instanceof Record inner) {
                node = object(inner);
            } else if (value instanceof Enum<?> name) {
                node = MAPPER.valueToTree(kebab(name));
            } else if (value instanceof List<?> items && !items.isEmpty() && items.get(0) instanceof Enum<?>) {
                node = MAPPER.valueToTree(
                        items.stream().map(item -> kebab((Enum<?>) item)).toList());
            } else {
                node = MAPPER.valueToTree(value);
            }
            json.set(component.getName(), node);
        }
        return json;
    }

    private static Object value(Record section, RecordComponent component) {
        try {
            return component.getAccessor().invoke(section);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's component cannot be read: " + component, e);
        }
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }

    /** The spec; {@code file} names the source in messages. */
    static NetworkSpec read(byte[] json, String file) throws IOException {
        return record(NetworkSpec.class, ShallowJson.read(json, file), file + ": ");
    }

    /** A record of a JSON object; {@code where} begins messages. */
    private static <T> T record(Class<T> type, JsonNode tree, String where) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int k = 0; k < components.length; k++) {
            types[k] = components[k].getType();
            values[k] = isUnwrapped(components[k])
                    ? record(types[k], tree, where)
                    : value(tree.path(components[k].getName()), components[k], where);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IOException(where + e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IOException(where + "is not the description of a network", e);
        }
    }

    private static Object value(JsonNode node, RecordComponent component, String where) throws IOException {
        Class<?> type = component.getType();
        if (isOptional(component) && node.isMissingNode()) {
            return 0;
        }
        if (type.isRecord() && node.isObject()) {
            return record(type, node, where + component.getName() + ".");
        }
        Object found;
        if (type.isEnum()) {
            found = constant(type, node.asText());
        } else if (type == List.class && node.isArray()) {
            found = list(node, item(component));
        } else {
            found = plain(node, type);
        }
        if (found != null) {
            return found;
        }
        Class<?> named = type == List.class ? item(component) : type;
        throw new IOException(where + component.getName() + " = " + node + ": must be "
                + (type == List.class ? "a list of " : "")
                + (named.isEnum() ? names(named) : "of type " + named.getSimpleName()));
    }

    private static Class<?> item(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    @Nullable
    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (kebab((Enum<?>) constant).equals(name)) {
                return constant;
            }
        }
        return null;
    }

    /** A list of constants or of numbers; null if one is neither. */
    @Nullable
    private static Object list(JsonNode node, Class<?> item) {
        List<Object> items = new ArrayList<>();
        for (JsonNode each : node) {
            Object found = item.isEnum()
                    ? constant(item, each.asText())
                    : plain(each, item == Double.class ? double.class : int.class);
            if (found == null) {
                return null;
            }
            items.add(found);
        }
        return items;
    }

    /** A number or a switch; null if the node holds none of that type. */
    @Nullable
    private static Object plain(JsonNode node, Class<?> type) {
        if (type == int.class && node.isInt()) {
            return node.intValue();
        }
        if (type == long.class && node.isIntegralNumber()) {
            return node.longValue();
        }
        if (type == double.class && node.isNumber()) {
            return node.doubleValue();
        }
        if (type == boolean.class && node.isBoolean()) {
            return node.booleanValue();
        }
        return null;
    }

    private static String names(Class<?> type) {
        StringBuilder names = new StringBuilder();
        for (Object constant : type.getEnumConstants()) {
            names.append(names.length() == 0 ? "" : ", ").append(kebab((Enum<?>) constant));
        }
        return names.toString();
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
