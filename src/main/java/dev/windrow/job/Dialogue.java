package dev.windrow.job;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.corpus.CorpusException;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.NamedFile;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.guard.Restriction;
import dev.windrow.guard.ShownStream;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.RawRecord;
import dev.windrow.task.Form;
import dev.windrow.task.Task;
import dev.windrow.task.Tasks;
import dev.windrow.text.Tokenizer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Answers lines as they are typed or piped in, one by one until they end, without Spark. A line that cannot be answered
 * gets a message on standard error, and the next is waited for.
 */
final class Dialogue {
    private static final String PROMPT = "> ";

    /** In the environment where both ends are a terminal, as scripts/windrow finds out. */
    private static final String PROMPTED = "WINDROW_PROMPT";

    private final Configuration hadoop;
    private final Restriction restriction;
    private final CorpusSection corpus;
    private final Encoding encoding;
    private final Task task;
    private final Answering answering;

    private Dialogue(JobContext context) throws IOException {
        JobFile job = context.job();
        RunDirectory directory = context.directory();
        hadoop = context.hadoop();
        restriction = context.restriction();
        corpus = job.corpus().ofQuestions();
        task = Tasks.named(job.task()).forJob(job);
        StoredModel stored = StoredModel.read(directory.fileSystem(), directory.model());
        encoding = stored.encoding();
        float[] weights = stored.model().parameters();
        answering = new Answering(task, stored.model().spec(), () -> weights, encoding, job, Form.LINES);
    }

    /** Refuses tasks that are asked about more than a line. */
    static void requireLines(JobContext context) {
        JobFile job = context.job();
        Task task = Tasks.named(job.task()).forJob(job);
        if (!isOfRecordings(job.corpus()) && !answersLines(task, job.corpus().ofQuestions())) {
            throw Footing.refused(
                    "--interactive",
                    "must be left out for task = " + task.name()
                            + ", which answers to more rows than one; name their file by --input");
        }
    }

    private static boolean answersLines(Task task, CorpusSection corpus) {
        try {
            return task.typed("", 1, corpus).isPresent();
        } catch (BadRecordException emptyLine) {
            return true;
        }
    }

    private static boolean isOfRecordings(CorpusSection corpus) {
        return corpus.format() == CorpusSection.Format.WAV;
    }

    /** Answers what comes in on standard input. */
    static void on(JobContext context) throws IOException {
        Dialogue dialogue = new Dialogue(context);
        TypedLines in = new TypedLines(System.in);
        boolean someoneIsThere = System.getenv(PROMPTED) != null;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = ShownStream.err();
        for (int number = 1; ; number++) {
            if (someoneIsThere) {
                out.print(PROMPT);
                out.flush();
            }
            String line = in.next();
            if (line == null) {
                return;
            }
            line = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            try {
                requireWhole(in, number);
                if (line.indexOf('\uFFFD') >= 0) {
                    throw new BadRecordException("line " + number, "is not UTF-8 text: U+FFFD stands in it");
                }
                dialogue.answer(line, number).forEachRemaining(out::println);
            } catch (BadRecordException | CorpusException e) {
                err.println(e.getMessage());
            } catch (IOException | RuntimeException e) {
                // Whatever a reader or a file system throws on a line is that line's fault, and the next may be good.
                err.println("line " + number + ": cannot be answered: " + e);
            }
            if (out.checkError()) {
                throw new ClosedPipeException();
            }
        }
    }

    private static void requireWhole(TypedLines in, int number) {
        if (in.isCut()) {
            throw new BadRecordException(
                    "line " + number, "is longer than " + TypedLines.LONGEST + " characters: must be shorter");
        }
    }

    private Iterator<String> answer(String line, int number) throws IOException {
        if (line.isBlank()) {
            throw new BadRecordException("line " + number, "is empty: there is nothing to answer");
        }
        RawRecord record = isOfRecordings(corpus)
                ? recording(line.strip(), number)
                : task.typed(line, number, corpus).orElseThrow();
        Example question = task.question(record, corpus, tokenizer());
        int width = question.inputVectors().width();
        int known = encoding.inputScale().width();
        if (width != known) {
            throw new BadRecordException(
                    "line " + number, "has " + width + " numbers a step: must have " + known + ", as in training");
        }
        return answering.lines(List.of(question).iterator());
    }

    private RawRecord recording(String path, int number) throws IOException {
        Optional<String> outside = restriction.problem(path);
        if (outside.isPresent()) {
            throw new BadRecordException("line " + number, path + ": " + outside.get());
        }
        try {
            return NamedFile.record(hadoop, corpus, path);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // What file systems throw on paths they cannot list, such as http://.
            throw new CorpusException("line " + number + ": " + path + ": must be a file that can be read: " + e, e);
        }
    }

    private Tokenizer tokenizer() {
        return Tokenizers.of(answering.job().text());
    }
}
