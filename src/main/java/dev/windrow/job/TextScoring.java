package dev.windrow.job;

import dev.windrow.baseline.ScoredText;
import dev.windrow.config.CorpusSection;
import dev.windrow.corpus.CorpusReader;
import dev.windrow.corpus.Split;
import dev.windrow.corpus.Tokenizers;
import dev.windrow.metric.TextMetric;
import dev.windrow.sequence.Example;
import dev.windrow.task.Task;
import dev.windrow.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Scores answers that are texts against the records themselves: windows know neither the words that training never saw
 * nor what was cut off.
 */
final class TextScoring {
    private TextScoring() {}

    /** The questions of a split with their references, in an order that is the same wherever they are computed. */
    static JavaRDD<ScoredText> texts(Run run, Split split) {
        Task task = run.task();
        Tokenizer tokenizer = Tokenizers.of(run.job().text());
        CorpusSection corpus = run.job().corpus();
        JavaRDD<Example> examples =
                CorpusReader.read(run.spark(), split, corpus, record -> task.example(record, corpus, tokenizer));
        if (!task.sharesReferences()) {
            return examples.map(
                    example -> new ScoredText(example, references(task, example, List.of(example.targets()))));
        }
        return examples.mapToPair(example -> new Tuple2<>(task.kind(example.inputs()), example))
                .groupByKey()
                .sortByKey(true, 1)
                .values()
                .flatMap(alike -> shared(task, alike));
    }

    private static Iterator<ScoredText> shared(Task task, Iterable<Example> alike) {
        List<Example> examples = new ArrayList<>();
        alike.forEach(examples::add);
        examples.sort(Comparator.comparing(Example::id));
        // Of many examples of one kind most say one of a few things; without this each would be worded for each.
        List<List<String>> answers =
                examples.stream().map(Example::targets).distinct().toList();
        return examples.stream()
                .map(example -> new ScoredText(example, references(task, example, answers)))
                .iterator();
    }

    /** The answers to examples that are alike, as answers to one of them, each once. */
    private static List<String> references(Task task, Example example, List<List<String>> answers) {
        return answers.stream()
                .map(answer -> task.text(example.inputs(), answer))
                .distinct()
                .toList();
    }

    /** The network's scores. */
    static TextMetric score(JavaRDD<ScoredText> texts, Answering answering, TextMetric empty) {
        List<TextMetric> parts = texts.mapPartitions(part -> {
                    answering.forEach(
                            part, (text, answer) -> empty.add(text.example().inputs(), answer, text.references()));
                    return List.of(empty).iterator();
                })
                .collect();
        for (TextMetric part : parts) {
            empty.merge(part);
        }
        return empty;
    }
}
