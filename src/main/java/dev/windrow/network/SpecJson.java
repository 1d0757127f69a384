package dev.windrow.network;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/** A {@link NetworkSpec} as readable JSON, a key a component; enum values in lower case with hyphens. */
final class SpecJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SpecJson() {}

    static byte[] write(NetworkSpec spec) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        for (RecordComponent component : NetworkSpec.class.getRecordComponents()) {
            Object value = value(spec, component);
            json.set(
                    component.getName(),
                    value instanceof Enum<?> name ? MAPPER.valueToTree(kebab(name)) : MAPPER.valueToTree(value));
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    /** The spec; {@code file} names the source in messages. */
    static NetworkSpec read(byte[] json, String file) throws IOException {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": is not JSON: " + e.getOriginalMessage(), e);
        }
        RecordComponent[] components = NetworkSpec.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int k = 0; k < components.length; k++) {
            types[k] = components[k].getType();
            values[k] = value(tree.path(components[k].getName()), components[k], file);
        }
        try {
            return NetworkSpec.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IOException(file + ": is not the description of a network", e);
        }
    }

    private static Object value(NetworkSpec spec, RecordComponent component) {
        try {
            return component.getAccessor().invoke(spec);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's component cannot be read: " + component, e);
        }
    }

    private static Object value(JsonNode node, RecordComponent component, String file) throws IOException {
        Class<?> type = component.getType();
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
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (kebab((Enum<?>) constant).equals(node.asText())) {
                    return constant;
                }
            }
        }
        throw new IOException(file + ": " + component.getName() + " = " + node + ": must be "
                + (type.isEnum() ? "one of " + names(type) : "of type " + type.getSimpleName()));
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
