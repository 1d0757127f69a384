package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import dev.windrow.config.JobKeys;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.EarlierVocabularies;
import dev.windrow.corpus.Encoding;
import dev.windrow.network.ModelDirectory;
import dev.windrow.network.ModelDirectory.Model;
import dev.windrow.text.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A model that training goes on from, on new data: with its weights, and with its vocabularies and what is new behind
 * them. It is looked at before Spark starts.
 *
 * @param files the file system it is on
 * @param folder its own folder
 * @param encoding its vocabularies
 */
record EarlierModel(FileSystem files, Path folder, Encoding encoding) {
    static final String OPTION = "--from";

    /** Keys that decide what the weights mean. */
    private static final Set<String> SAME = Set.of(
            "task", "layers", "network", "text.tokenizer", "text.lower-case", "text.kmer-size", "text.kmer-stride");

    /** Keys of the network that decide how it is trained and computed, not what it is. */
    private static final Set<String> FREE = Set.of(
            "network.dropout",
            "network.input-dropout",
            "network.recurrent-dropout",
            "network.symbol-dropout",
            "network.kernel");

    /**
     * The model that an option names.
     *
     * @throws dev.windrow.config.JobFileException if it is not there, not whole, the job's own, or of another network
     */
    static EarlierModel find(String given, JobContext context) throws IOException {
        RestrictOption.require(context.restriction(), OPTION, given);
        Path folder = EarlierRuns.model(given, context);
        FileSystem files = folder.getFileSystem(context.hadoop());
        String where = OPTION + " = " + given;
        try {
            EarlierModel model = new EarlierModel(
                    files, folder, StoredModel.read(files, folder).encoding());
            model.requireSameNetwork(where, context.job());
            return model;
        } catch (IOException | CorpusException e) {
            throw Footing.refused(where, e.getMessage());
        }
    }

    private void requireSameNetwork(String where, JobFile job) throws IOException {
        List<String> differences = JobKeys.differences(
                JobKeys.of(job(files, folder)),
                JobKeys.of(job),
                key -> JobKeys.isWithin(key, SAME) && !JobKeys.isWithin(key, FREE));
        if (!differences.isEmpty()) {
            throw Footing.refused(
                    where,
                    folder + " is another network: " + String.join(", ", differences)
                            + "; go on with the network as it was, or begin anew without " + OPTION);
        }
        int most = job.text().maxSize();
        if (encoding.inputs().size() > most) {
            throw Footing.refused(
                    where,
                    folder + " knows " + encoding.inputs().size() + " symbols, and text.max-size = " + most
                            + " lets a vocabulary have no more: raise it, for what is known keeps its place");
        }
    }

    /** The job that a model came from. */
    static JobFile job(FileSystem files, Path folder) throws IOException {
        Path file = new Path(folder, "job.yaml");
        try (InputStream in = ModelDirectory.open(files, folder, file.getName())) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return JobFileReader.read(file.toString(), yaml, List.of(), job -> List.of());
        }
    }

    EarlierVocabularies vocabularies() {
        return new EarlierVocabularies(folder.toString(), encoding);
    }

    /** The network and its weights. */
    Model model() throws IOException {
        return ModelDirectory.read(files, folder);
    }

    /**
     * Refuses windows whose vocabularies do not begin with this model's.
     *
     * @param prepared where they are, for the message
     */
    void requireExtendedBy(Encoding now, Path prepared) {
        if (!now.inputs().extendsFrom(encoding.inputs())
                || !now.outputs().extendsFrom(encoding.outputs())
                || (now.hasLetters() && !now.letters().extendsFrom(encoding.letters()))
                || !now.inputScale().equals(encoding.inputScale())
                || !now.targetScale().equals(encoding.targetScale())) {
            throw Footing.refused(
                    OPTION,
                    prepared + " has ids or scales of its own and not those of " + folder
                            + ": run 'windrow prepare' with " + OPTION + " too, or 'windrow run'");
        }
    }

    /** What was kept and what came, for the user: {@code 310 symbols and 12 new}. */
    String grownTo(Encoding now) {
        List<String> parts = new ArrayList<>();
        if (now.readsVectors()) {
            parts.add(String.format(
                    Locale.ROOT, "vectors of %,d values", now.inputScale().width()));
        } else {
            parts.add(grown("symbols", encoding.inputs(), now.inputs()));
        }
        if (now.outputs().holdsLabels() && !now.targets().areVectors()) {
            parts.add(grown("labels", encoding.outputs(), now.outputs()));
        }
        if (now.hasLetters()) {
            parts.add(grown("letters", encoding.letters(), now.letters()));
        }
        return "from " + folder + ": " + String.join(", ", parts);
    }

    private static String grown(String what, @Nullable Vocabulary before, Vocabulary now) {
        int known = before == null ? 0 : before.size();
        return String.format(Locale.ROOT, "%,d %s and %,d new", known, what, now.size() - known);
    }
}
