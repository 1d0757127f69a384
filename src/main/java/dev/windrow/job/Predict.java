package dev.windrow.job;

import dev.windrow.config.JobFile;
import dev.windrow.corpus.CorpusReader;
import dev.windrow.corpus.Encoding;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.network.ModelDirectory.Model;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Targets;
import dev.windrow.task.Form;
import dev.windrow.task.Task;
import dev.windrow.text.Tokenizer;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/** Uses a trained network: on the records of some files, or, for a language model without any, to generate text. */
final class Predict {
    private final Run run;
    private final Task task;
    private final Model model;
    private final Encoding encoding;

    private Predict(Run run) throws IOException {
        this.run = run;
        this.task = run.task();
        this.model = run.model();
        this.encoding =
                Encoding.read(run.directory().fileSystem(), run.directory().model());
    }

    static void on(Run run) throws IOException {
        Predict predict = new Predict(run);
        if (predict.task.targets() == Targets.NEXT_SYMBOL
                && run.context().input().isEmpty()) {
            predict.generate();
        } else {
            predict.records();
        }
    }

    private void generate() throws IOException {
        List<String> texts = new Continuations(model, encoding, run.job()).samples();
        run.directory().write("generated.txt", String.join("\n\n", texts) + "\n");
        run.out().println("generated, as in " + run.directory().file("generated.txt") + ":");
        texts.forEach(text -> run.out().println("  " + text.replace("\n", "\n  ")));
    }

    private void records() throws IOException {
        JobFile job = run.job();
        List<String> inputs = run.context().input().isEmpty()
                ? job.corpus().test()
                : List.of(run.context().input());
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("nothing to predict: give --input PATH, or corpus.test in the job file");
        }
        String output = run.context().predictions().isEmpty()
                ? run.directory().file("predictions").toString()
                : run.context().predictions();
        run.makeRoom(new Path(output));
        Tokenizer tokenizer = Tokenizers.of(job.text());
        Task asked = task;
        JavaRDD<Example> questions = CorpusReader.read(run.spark(), inputs, job.corpus())
                .map(record -> asked.question(record, job.corpus(), tokenizer));
        Broadcast<float[]> parameters = run.sparkContext().broadcast(model.parameters());
        Answering answering = new Answering(task, model.spec(), parameters, encoding, job, Form.of(output));
        questions.mapPartitions(answering::lines).saveAsTextFile(output);
        parameters.destroy();
        run.out().println("predictions are in " + output);
    }
}
