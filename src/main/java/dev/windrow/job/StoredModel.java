package dev.windrow.job;

import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.Encoding;
import dev.windrow.network.ModelDirectory;
import dev.windrow.network.ModelDirectory.Model;
import dev.windrow.network.NetworkSpec;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A model's folder as it is used: the network with its weights, and what turns text and vectors into its inputs and its
 * outputs back. The two are checked against each other, for a vocabulary of another size would be read past its end or
 * shift every label.
 */
record StoredModel(Model model, Encoding encoding) {
    /**
     * Reads both, after every file of the folder was checked against its SHA-256.
     *
     * @throws IOException if a file is missing or damaged
     * @throws CorpusException naming both files, if a vocabulary or a scale is not of the network's size
     */
    static StoredModel read(FileSystem files, Path folder) throws IOException {
        Model model = ModelDirectory.read(files, folder);
        Encoding encoding = Encoding.read(files, folder);
        requireFit(folder, model.spec(), encoding);
        return new StoredModel(model, encoding);
    }

    private static void requireFit(Path folder, NetworkSpec spec, Encoding encoding) {
        int width = spec.reading().width();
        requireSize(
                new Path(folder, "input-scale.tsv"),
                "columns",
                encoding.inputScale().width(),
                "width",
                width);
        if (width == 0) {
            int symbols = spec.reading().symbols();
            requireSize(
                    new Path(folder, "vocabulary.tsv"),
                    "symbols",
                    encoding.inputs().size(),
                    "symbols",
                    symbols);
        }
        int letters = encoding.letters() == null ? 0 : encoding.letters().size();
        requireSize(
                new Path(folder, "letters.tsv"),
                "letters",
                letters,
                "letters",
                spec.reading().letters());
        if (encoding.targets().areVectors()) {
            int columns = encoding.targetScale().width();
            requireSize(new Path(folder, "target-scale.tsv"), "columns", columns, "classes", spec.classes());
        } else {
            int labels = encoding.outputs().size();
            requireSize(new Path(folder, outputs(encoding)), "labels", labels, "classes", spec.classes());
        }
    }

    private static String outputs(Encoding encoding) {
        return switch (encoding.targets()) {
            case NEXT_SYMBOL -> "vocabulary.tsv";
            case SEQUENCE -> "targets.tsv";
            default -> "labels.tsv";
        };
    }

    private static void requireSize(Path file, String what, int found, String key, int right) {
        if (found != right) {
            throw new CorpusException(file + ": has " + found + " " + what + ", but network.json says " + key + " = "
                    + right + ": the files are of two models");
        }
    }
}
