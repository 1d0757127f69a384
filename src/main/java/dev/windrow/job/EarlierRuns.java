package dev.windrow.job;

import dev.windrow.config.JobFileException;
import dev.windrow.corpus.NearestPath;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds the model that is meant by a folder: the folder itself, that of a run, or of a folder of runs the last by name
 * that succeeded. Names are dates, so the last is the newest; times of files would change when a run is copied.
 */
final class EarlierRuns {
    private static final String MODEL = "model";
    private static final String MANIFEST = "manifest.json";
    private static final String NETWORK = "network.json";

    private final String given;
    private final FileSystem files;
    private final Path own;

    private EarlierRuns(String given, FileSystem files, Path own) {
        this.given = given;
        this.files = files;
        this.own = own;
    }

    /**
     * The model's folder.
     *
     * @throws JobFileException if there is none, if its run did not succeed, or if it is in the job's own output
     */
    static Path model(String given, JobContext context) throws IOException {
        FileSystem files;
        Path folder;
        try {
            Path path = new Path(given);
            files = path.getFileSystem(context.hadoop());
            folder = files.makeQualified(path);
        } catch (IOException | IllegalArgumentException e) {
            throw Footing.refused(EarlierModel.OPTION + " = " + given, "must be a folder: " + e.getMessage());
        }
        return new EarlierRuns(given, files, context.directory().root()).model(folder);
    }

    private Path model(Path folder) throws IOException {
        if (!files.exists(folder)) {
            throw refused(
                    "there is nothing at " + NearestPath.shown(folder) + "; " + NearestPath.describe(files, folder));
        }
        if (isModel(folder)) {
            return notOwn(folder);
        }
        if (isModel(new Path(folder, MODEL))) {
            if (!files.exists(new Path(folder, RunStatus.SUCCESS))) {
                throw refused(NearestPath.shown(folder) + " is of a run that did not succeed (it has no "
                        + RunStatus.SUCCESS + "); to go on from its model all the same, name "
                        + NearestPath.shown(new Path(folder, MODEL)));
            }
            return notOwn(new Path(folder, MODEL));
        }
        return new Path(newestRun(folder), MODEL);
    }

    private Path newestRun(Path folder) throws IOException {
        Optional<Path> newest = Optional.empty();
        if (files.getFileStatus(folder).isDirectory()) {
            newest = Stream.of(files.listStatus(folder))
                    .filter(FileStatus::isDirectory)
                    .map(FileStatus::getPath)
                    .filter(run -> !run.equals(own) && succeeded(run))
                    .max(Comparator.comparing(Path::getName));
        }
        return newest.orElseThrow(() -> refused(NearestPath.shown(folder)
                + " is no model and holds no run that succeeded, with " + RunStatus.SUCCESS + " and a " + MODEL
                + "; the first run begins without " + EarlierModel.OPTION));
    }

    private boolean succeeded(Path run) {
        try {
            return files.exists(new Path(run, RunStatus.SUCCESS)) && isModel(new Path(run, MODEL));
        } catch (IOException e) {
            throw refused(run + " cannot be looked at: " + e.getMessage());
        }
    }

    private boolean isModel(Path folder) throws IOException {
        return files.exists(new Path(folder, MANIFEST)) && files.exists(new Path(folder, NETWORK));
    }

    private Path notOwn(Path model) {
        if (model.equals(own) || model.getParent().equals(own)) {
            throw refused(NearestPath.shown(model) + " is in the job's own output, which is written anew; take another"
                    + " --output");
        }
        return model;
    }

    private JobFileException refused(String text) {
        return Footing.refused(EarlierModel.OPTION + " = " + given, text);
    }
}
