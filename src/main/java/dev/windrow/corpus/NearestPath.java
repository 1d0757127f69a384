package dev.windrow.corpus;

import dev.windrow.config.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Says of a path that is not there how far it is right. */
public final class NearestPath {
    private static final int SHOWN = 6;

    private NearestPath() {}

    /** The nearest folder above that is there, and the name in it that was probably meant, or those there are. */
    public static String describe(FileSystem fileSystem, Path missing) throws IOException {
        String name = missing.getName();
        Path folder = missing.getParent();
        while (folder != null && !fileSystem.exists(folder)) {
            name = folder.getName();
            folder = folder.getParent();
        }
        if (folder == null) {
            return "nothing of " + missing + " is there";
        }
        List<String> names = new ArrayList<>();
        for (FileStatus child : fileSystem.listStatus(folder)) {
            names.add(child.getPath().getName() + (child.isDirectory() ? "/" : ""));
        }
        names.sort(null);
        Optional<String> meant = Spelling.nearest(name, names);
        String shown = shown(folder);
        if (meant.isPresent()) {
            return "did you mean " + meant.get() + " in " + shown + "?";
        }
        return "the nearest folder there is " + shown + ", with " + listed(names);
    }

    /** A local path as users write it, without the scheme. */
    public static String shown(Path path) {
        return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }

    private static String listed(List<String> names) {
        if (names.isEmpty()) {
            return "nothing in it";
        }
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
    }
}
