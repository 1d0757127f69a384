package dev.windrow.train.checkpoint;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Records with something made up in every component, found by reflection: one that is added later is filled too. */
final class MadeUp {
    private final Random random;

    MadeUp(long seed) {
        random = new Random(seed);
    }

    <R extends Record> R record(Class<R> type) throws ReflectiveOperationException {
        return type.cast(value(type));
    }

    private Object value(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return fields(plain);
        } else if (plain.isArray()) {
            Object array = Array.newInstance(plain.getComponentType(), 1 + random.nextInt(5));
            for (int i = 0; i < Array.getLength(array); i++) {
                Array.set(array, i, value(plain.getComponentType()));
            }
            return array;
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        } else if (plain == String.class) {
            return "text \"" + random.nextInt() + "\"\n";
        }
        return primitive(plain);
    }

    private Object primitive(Class<?> type) {
        if (type == int.class) {
            return random.nextInt(1_000_000);
        } else if (type == long.class) {
            return random.nextLong() >>> 1;
        } else if (type == double.class) {
            return random.nextInt(4) == 0 ? Double.NaN : random.nextGaussian() * 1e-300;
        } else if (type == float.class) {
            return (float) random.nextGaussian();
        } else if (type == boolean.class) {
            return random.nextBoolean();
        }
        throw new IllegalArgumentException(type + ": nothing can be made up");
    }

    private Object collection(ParameterizedType type) throws ReflectiveOperationException {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            Map<Object, Object> entries = new TreeMap<>();
            for (int i = 0; i < 3; i++) {
                entries.put("key." + i, value(arguments[1]));
            }
            return entries;
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            elements.add(value(arguments[0]));
        }
        return elements;
    }

    private Object fields(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType());
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    /** A record with all that is in it, to the last bit of a number. */
    static String shown(Object value) {
        if (value instanceof Record fields) {
            StringBuilder shown = new StringBuilder(fields.getClass().getSimpleName());
            try {
                for (RecordComponent component : fields.getClass().getRecordComponents()) {
                    shown.append('\n').append(component.getName()).append(": ");
                    shown.append(shown(component.getAccessor().invoke(fields)));
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
            return shown.toString();
        } else if (value instanceof List<?> elements) {
            return elements.stream().map(MadeUp::shown).toList().toString();
        } else if (value != null && value.getClass().isArray()) {
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(shown(Array.get(value, i)));
            }
            return value.getClass().getSimpleName() + elements;
        }
        return String.valueOf(value);
    }

    /** A record with another value in one component. */
    static <R extends Record> R with(R record, String component, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        boolean found = false;
        try {
            for (int i = 0; i < components.length; i++) {
                boolean changed = components[i].getName().equals(component);
                found |= changed;
                types[i] = components[i].getType();
                values[i] = changed ? value : components[i].getAccessor().invoke(record);
            }
            if (!found) {
                throw new IllegalArgumentException(record.getClass() + " has no " + component);
            }
            @SuppressWarnings("unchecked")
            R copy = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
