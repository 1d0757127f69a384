package dev.windrow.task;

import dev.windrow.baseline.Baseline;
import dev.windrow.baseline.SplitWindows;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.metric.TextMetric;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Targets;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is learned. A task has a public constructor without arguments and no state; a job file names it by its class in
 * kebab case, or by its full class name.
 */
public interface Task extends Serializable {
    /** The name in job files and reports: the class's own in kebab case. */
    default String name() {
        return Tasks.kebab(getClass().getSimpleName());
    }

    /** How inputs and targets line up. */
    default Alignment alignment() {
        return targets().alignment();
    }

    /** What input sequences are made of. */
    default Inputs inputs() {
        return Inputs.SYMBOLS;
    }

    /** What stands at the target places. */
    Targets targets();

    /** What is wrong with a job for this task; each names the key, its value and what would be right. */
    List<String> problems(JobFile job);

    /**
     * The example of a record, with its targets.
     *
     * @throws dev.windrow.sequence.BadRecordException if a column is missing or its values make no example
     */
    Example example(RawRecord record, CorpusSection corpus, Tokenizer tokenizer);

    /** The same without targets, for records that are to be predicted; columns of targets need not be there. */
    Example question(RawRecord record, CorpusSection corpus, Tokenizer tokenizer);

    /**
     * The record that a line typed in a terminal stands for; empty where a line cannot be all that is asked about.
     *
     * @param number the line's, from 1, which is the record's id
     * @throws dev.windrow.sequence.BadRecordException if the line makes no record
     */
    default Optional<RawRecord> typed(String line, int number, CorpusSection corpus) {
        return Optional.of(typed(number, corpus.columns().text(), List.of(line)));
    }

    /** A record of one column. */
    static RawRecord typed(int number, String column, List<String> values) {
        return new RawRecord(Integer.toString(number), "line " + number, Map.of(column, values));
    }

    /** Scores without observations, for a network trained and evaluated on these windows. */
    TaskScores scores(SplitWindows windows);

    /** Scores of answers that are texts, without observations; empty for tasks whose answers are labels. */
    default Optional<TextMetric> textScores() {
        return Optional.empty();
    }

    /** The text that the symbols of an answer to some inputs make. */
    default String text(List<String> inputs, List<String> symbols) {
        return String.join(" ", symbols);
    }

    /**
     * Whether every right answer to one input, as {@link #text} of another, is right for all inputs of its
     * {@link #kind}, as with several captions of one thing.
     */
    default boolean sharesReferences() {
        return false;
    }

    /** What inputs have in common that share their right answers. */
    default String kind(List<String> inputs) {
        return String.join(" ", inputs);
    }

    /**
     * This task with what a job says of how answers are found and written; itself where a job has no say in that. All
     * but {@link #problems} is asked of a task that was set up so.
     */
    default Task forJob(JobFile job) {
        return this;
    }

    /**
     * What a network answers to one window.
     *
     * @param row the window's row in the predictions
     * @param length the window's symbols or vectors
     */
    default Answer answer(Predictions predictions, int row, int length) {
        return Answer.best(predictions, row, alignment() == Alignment.SYNCED ? length : 1);
    }

    /** What the network is compared with, in the order of the report. */
    List<Baseline> baselines();

    /**
     * What is written for one record.
     *
     * @param question the record's {@link #question} or {@link #example}
     * @param answer what the network said of it
     * @param targets the vocabulary of the targets
     * @return lines without line ends; a record's lines follow on those of the one before
     */
    List<String> lines(Example question, Answer answer, Vocabulary targets, Form form);
}
