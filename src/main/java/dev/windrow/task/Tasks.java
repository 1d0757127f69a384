package dev.windrow.task;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the task a job file names. There is no list to keep: the classes of this package are the tasks there are. */
public final class Tasks {
    private static final String PACKAGE = Tasks.class.getPackageName();
    private static final String CLASS_FILE = ".class";

    private Tasks() {}

    /**
     * The task of a name.
     *
     * @param name a class of this package in kebab case ({@code language-model}), or a full class name
     * @throws IllegalArgumentException naming the tasks there are if it is none of them
     */
    public static Task named(String name) {
        String className = name.indexOf('.') < 0 ? PACKAGE + '.' + camel(name) : name;
        try {
            Class<?> found = Class.forName(className, true, Tasks.class.getClassLoader());
            if (isTask(found)
                    && (name.indexOf('.') >= 0 || kebab(found.getSimpleName()).equals(name))) {
                return (Task) found.getDeclaredConstructor().newInstance();
            }
        } catch (ReflectiveOperationException | LinkageError absent) {
            throw unknown(name, absent);
        }
        throw unknown(name, null);
    }

    /** The names of this package's tasks, in order; empty where the class path cannot be listed. */
    public static List<String> names() {
        String folder = PACKAGE.replace('.', '/');
        URL own = Tasks.class.getResource("/" + folder + "/Tasks" + CLASS_FILE);
        if (own == null) {
            return List.of();
        }
        try {
            URI uri = own.toURI();
            if (!uri.getScheme().equals("jar")) {
                return names(Path.of(uri).getParent());
            }
            URI jar = URI.create(uri.getRawSchemeSpecificPart().split("!")[0]);
            try (FileSystem files = FileSystems.newFileSystem(Path.of(jar), Map.of())) {
                return names(files.getPath(folder));
            }
        } catch (IOException | URISyntaxException | RuntimeException unlisted) {
            return List.of();
        }
    }

    static String kebab(String className) {
        return className.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(CLASS_FILE) && file.indexOf('$') < 0)
                    .map(file -> file.substring(0, file.length() - CLASS_FILE.length()))
                    .filter(Tasks::isTask)
                    .map(Tasks::kebab)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isTask(String className) {
        try {
            return isTask(Class.forName(PACKAGE + '.' + className, false, Tasks.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    private static boolean isTask(Class<?> type) {
        return Task.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    }

    private static String camel(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String word : kebab.split("-")) {
            if (!word.isEmpty()) {
                camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return camel.toString();
    }

    private static IllegalArgumentException unknown(String name, Throwable cause) {
        return new IllegalArgumentException(
                "task = " + name + ": must be one of " + String.join(", ", names())
                        + ", or the full name of a class that implements " + Task.class.getName(),
                cause);
    }
}
