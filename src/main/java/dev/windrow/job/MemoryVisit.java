package dev.windrow.job;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.PreparedCorpus;
import dev.windrow.corpus.Split;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.corpus.WindowCutter;
import dev.windrow.guard.MarkedFolder;
import dev.windrow.guard.ShownStream;
import dev.windrow.kernel.CellTrace;
import dev.windrow.memory.ByLag;
import dev.windrow.memory.GatePicture;
import dev.windrow.memory.Reach;
import dev.windrow.memory.ReachPlot;
import dev.windrow.memory.ReachTable;
import dev.windrow.memory.StateReach;
import dev.windrow.network.ModelDirectory.Model;
import dev.windrow.network.NetworkMemory;
import dev.windrow.network.RecurrentStack;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Window;
import dev.windrow.task.Task;
import dev.windrow.task.Tasks;
import dev.windrow.text.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/** Finds out how far back trained networks reach, and draws it. */
final class MemoryVisit {
    /** The folder below a job's output. */
    static final String FOLDER = "memory";
    /** Random vectors a window that the norm of a state's derivative is estimated by. */
    private static final int PROBES = 4;

    private final Run run;
    private final Asked asked;
    private final NetworkMemory memory;
    private final PreparedCorpus prepared;
    private final Split split;

    /**
     * What is asked.
     *
     * @param text whose gates are drawn; empty for those of a window
     * @param windows looked at, at most
     * @param pictures the folder for the results; empty for the first job's
     */
    record Asked(String text, int windows, String pictures) {}

    /** What was found out of one network. */
    private record Found(Reach reach, GatePicture gates) {}

    private MemoryVisit(Run run, Asked asked) throws IOException {
        this.run = run;
        this.asked = asked;
        Model model = run.model();
        NetworkMemory.refusal(model.spec()).ifPresent(reason -> {
            throw Footing.refused(run.directory().model().toString(), reason);
        });
        Evaluate.requireSameVocabularies(run);
        this.memory = new NetworkMemory(model);
        this.prepared = run.prepared();
        this.split = prepared.count(Split.TEST) > 0 ? Split.TEST : Split.VALID;
    }

    /** Looks into each job's network, prints the table and draws the pictures. */
    static void of(List<JobContext> jobs, Asked asked) throws IOException {
        Path folder = asked.pictures().isEmpty() ? jobs.get(0).directory().file(FOLDER) : new Path(asked.pictures());
        for (JobContext job : jobs) {
            if (!asked.text().isEmpty() && Tasks.named(job.job().task()).inputs() == Inputs.VECTORS) {
                throw Footing.refused(
                        "--text",
                        "must be left out for task " + job.job().task() + ", which reads vectors and no text");
            }
        }
        MarkedFolder marked = marked(folder, jobs.get(0));
        List<Path> runs = new ArrayList<>();
        for (JobContext job : jobs) {
            runs.add(job.directory().root());
        }
        requireFooting(jobs, folder);
        boolean isDefault = asked.pictures().isEmpty();
        Holding.ofResults(
                "memory",
                jobs.get(0),
                marked,
                isDefault ? "output = " + jobs.get(0).job().output() : "--pictures = " + asked.pictures(),
                runs,
                isDefault,
                () -> draw(jobs, asked, marked));
    }

    private static MarkedFolder marked(Path folder, JobContext context) throws IOException {
        RunDirectory directory = RunDirectory.at(folder.toString(), context.hadoop());
        return new MarkedFolder(directory.fileSystem(), directory.root(), MarkedFolder.Kind.PICTURES);
    }

    private static void requireFooting(List<JobContext> jobs, Path folder) throws IOException {
        for (JobContext job : jobs) {
            footing(job, List.of(folder)).check(job.hadoop(), job.existing());
        }
    }

    private static Footing footing(JobContext job, List<Path> made) throws IOException {
        RunDirectory directory = job.directory();
        return new Footing(
                List.of(
                        new Footing.Needed(directory.prepared(), "prepare"),
                        new Footing.Needed(directory.model(), "train")),
                made,
                List.of());
    }

    private static void draw(List<JobContext> jobs, Asked asked, MarkedFolder marked) throws IOException {
        List<String> names = names(jobs);
        List<Found> found = new ArrayList<>();
        for (int k = 0; k < jobs.size(); k++) {
            JobContext job = jobs.get(k);
            Footing footing = footing(job, List.of());
            String name = names.get(k);
            Run.use("memory", job, footing, nothing -> {}, run -> found.add(new MemoryVisit(run, asked).look(name)));
        }
        marked.begin();
        write(RunDirectory.at(marked.path().toString(), jobs.get(0).hadoop()), names, found);
    }

    /** The last names of the outputs, or where two are alike, all of their paths. */
    private static List<String> names(List<JobContext> jobs) {
        List<String> names = new ArrayList<>();
        Set<String> different = new HashSet<>();
        for (JobContext job : jobs) {
            names.add(new Path(job.job().output()).getName());
            different.add(names.get(names.size() - 1));
        }
        return different.size() == names.size()
                ? names
                : jobs.stream().map(job -> job.job().output()).toList();
    }

    private static void write(RunDirectory folder, List<String> names, List<Found> found) throws IOException {
        List<Reach> networks = found.stream().map(Found::reach).toList();
        ReachTable table = new ReachTable(networks);
        for (int k = 0; k < found.size(); k++) {
            String name = names.get(k).replaceAll("[^A-Za-z0-9._-]+", "-");
            folder.write("gates-" + name + ".svg", found.get(k).gates().svg());
        }
        folder.write("by-lag.svg", new ReachPlot(networks).svg());
        folder.write("by-lag.tsv", table.tabSeparated());
        table.lines().forEach(ShownStream.out()::println);
        ShownStream.out().println("by-lag.tsv, by-lag.svg and pictures of the gates are in " + folder.root());
    }

    private Found look(String name) throws IOException {
        List<Window> windows = windows();
        ByLag loss = new ByLag();
        List<ByLag> states = new ArrayList<>();
        StateReach reach = new StateReach(PROBES, 1);
        for (Window window : windows) {
            Minibatch alone = alone(window);
            loss.add(memory.ofLoss(alone));
            List<CellTrace> traces = memory.traces(alone);
            for (int layer = 0; layer < traces.size(); layer++) {
                if (states.size() == layer) {
                    states.add(new ByLag());
                }
                states.get(layer).add(reach.of(traces.get(layer)));
            }
        }
        Window shown = asked.text().isEmpty() ? windows.get(0) : ofText();
        RecurrentStack stack = run.model().spec().stack();
        String title = String.format(
                Locale.ROOT,
                "%s: %s of %d units%s",
                name,
                stack.cell().name().toLowerCase(Locale.ROOT),
                stack.units(),
                stack.bidirectional() ? ", reading forwards" : "");
        GatePicture gates = new GatePicture(title, steps(shown), memory.traces(alone(shown)));
        return new Found(new Reach(name, loss, states), gates);
    }

    /** Windows from all over the split, in its order. */
    private List<Window> windows() throws IOException {
        long count = prepared.count(split);
        if (count == 0) {
            throw new CorpusException(run.directory().prepared()
                    + ": has neither test nor validation windows; give corpus.test, or a share in corpus.split");
        }
        Set<Long> places = new HashSet<>();
        for (long k = 0; k < asked.windows(); k++) {
            places.add(k * count / asked.windows());
        }
        return prepared.indexed(split)
                .filter(window -> places.contains(window._1))
                .sortByKey()
                .values()
                .collect();
    }

    private Minibatch alone(Window window) {
        return Minibatch.of(run.task().alignment(), List.of(window));
    }

    /** The first window of the text that was given. */
    private Window ofText() {
        JobFile job = run.job();
        Task task = run.task();
        Tokenizer tokenizer = Tokenizers.of(job.text());
        CorpusSection.Columns columns = job.corpus().columns();
        Map<String, List<String>> record = new HashMap<>();
        record.put(columns.text(), List.of(asked.text()));
        if (!columns.token().isEmpty()) {
            record.put(columns.token(), List.of(asked.text().strip().split("\\s+")));
        }
        Example question = task.question(new RawRecord("text", "--text", record), job.corpus(), tokenizer);
        return new WindowCutter(prepared.encoding(), job.text().window())
                .windows(question)
                .get(0);
    }

    /** What the steps of a window are called: by their symbols, or by what they hold. */
    private List<String> steps(Window window) {
        List<String> steps = new ArrayList<>();
        for (int step = 0; step < window.length(); step++) {
            steps.add(
                    window.inputVectors().isNone()
                            ? prepared.encoding().inputs().symbol(window.inputs()[step])
                            : Integer.toString(step));
        }
        return steps;
    }
}
