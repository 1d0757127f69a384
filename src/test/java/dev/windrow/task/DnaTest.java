package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.config.CorpusSection;
import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Alignment;
import dev.windrow.sequence.Example;
import dev.windrow.sequence.Minibatch;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Window;
import dev.windrow.text.Tokenizer;
import dev.windrow.text.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DnaTest {
    private static final Dna TASK = new Dna();
    private static final CorpusSection CORPUS =
            read("{tokenizer: characters}", "").corpus();

    @Test
    void eachBaseIsASymbol() {
        Example example = TASK.example(record("ACG", "none", "+", "+"), CORPUS, Tokenizer.characters());
        assertThat(example.inputs()).containsExactly("A", "C", "G");
        assertThat(example.targets()).containsExactly("none", "+", "+");
    }

    @Test
    void eachBaseIsTheMiddleOfItsKmer() {
        assertThat(TASK.question(record("ACGT"), CORPUS, Tokenizer.kmers(3, 1)).inputs())
                .containsExactly("NAC", "ACG", "CGT", "GTN");
        assertThat(TASK.question(record("A"), CORPUS, Tokenizer.kmers(15, 1)).inputs())
                .containsExactly("NNNNNNNANNNNNNN");
    }

    @Test
    void stretchesAreWrittenAsBed() {
        Example question = new Example("NC_1.3:101-106", "", List.of("A", "A", "A", "A", "A", "A"), List.of());
        Vocabulary labels = Vocabulary.ofLabels(Map.of("none", 9L, "+", 5L, "gene", 2L));
        int none = labels.id("none");
        int plus = labels.id("+");
        int gene = labels.id("gene");
        float sure = (float) Math.log(0.9);
        float unsure = (float) Math.log(0.5);
        Answer answer = new Answer(
                new int[] {none, plus, plus, none, gene, plus}, new float[] {sure, sure, unsure, sure, unsure, sure});
        assertThat(TASK.lines(question, answer, labels, Form.LINES))
                .containsExactly(
                        "NC_1.3\t101\t103\t+\t700\t+", "NC_1.3\t104\t105\tgene\t500\t.", "NC_1.3\t105\t106\t+\t900\t+");
        assertThat(TASK.lines(question, answer, labels, Form.JSON_LINES).get(0))
                .isEqualTo("{\"sequence\":\"NC_1.3\",\"start\":101,\"end\":103,\"label\":\"+\",\"probability\":0.7}");
    }

    @Test
    void jobsThatLabelNoBasesAreRefused() {
        assertThatThrownBy(() -> read("{tokenizer: kmers, kmer-size: 4, kmer-stride: 2}", ""))
                .hasMessageContaining("text.kmer-size = 4: must be odd for dna")
                .hasMessageContaining("text.kmer-stride = 2: must be 1 for dna");
        assertThatThrownBy(() -> read("{tokenizer: words}", ", columns: {id: 0}, split: {by: 0}"))
                .hasMessageContaining("text.tokenizer = words: must be characters or kmers for dna")
                .hasMessageContaining("corpus.columns.id = 0: must be left out with corpus.format = fasta")
                .hasMessageContaining("corpus.split.by = 0: must be left out with corpus.format = fasta");
        assertThatThrownBy(() -> parse("task: dna\ncorpus: {format: fasta, train: a.fna}\ntext: {tokenizer: kmers}\n"))
                .hasMessageContaining("corpus.fasta.annotations is missing: must name the GFF or BED files");
        assertThatThrownBy(() -> parse(
                        "task: dna\ncorpus: {format: csv, train: a, split: {method: tail, by: x}, fasta: {feature: CDS,"
                                + " stretch: 7}}\ntext: {tokenizer: kmers}\n"))
                .hasMessageContaining("corpus.format = csv: must be fasta for dna")
                .hasMessageContaining("corpus.split.by = x: must be left out with corpus.split.method = tail")
                .hasMessageContaining("corpus.fasta.feature = CDS: must be left out with corpus.format = csv")
                .hasMessageContaining("corpus.fasta.stretch = 7: must be left out with corpus.format = csv");
    }

    @Test
    void twoLabelsHaveAnArea() {
        Minibatch batch = Minibatch.of(
                Alignment.SYNCED,
                List.of(
                        new Window("a", 0, new int[] {4, 5}, new int[] {1, 0}, new int[0][]),
                        new Window("b", 0, new int[] {4}, new int[] {0}, new int[0][])));
        Predictions predictions = new Predictions(2, 2, 2, new float[] {-2, -0.1f, -0.5f, -1, -1.1f, -0.4f, 0, 0});
        EachPlaceScores scores = new EachPlaceScores(List.of("none", "gene"));
        scores.add(batch, predictions);
        assertThat(scores.values()).containsEntry("rocAuc", 1.0).containsEntry("accuracy", 2 / 3.0);
        assertThat(scores.values()).containsKeys("matthewsCorrelation", "macroF1", "segmentOverlap gene");
        assertThat(scores.perLabel()).hasSize(2);
        assertThat(new EachPlaceScores(List.of("a", "b", "c")).values()).doesNotContainKey("rocAuc");
    }

    private static RawRecord record(String bases, String... labels) {
        return new RawRecord("g:1-3", "a.fna, line 2", Map.of("text", List.of(bases), "label", List.of(labels)));
    }

    private static JobFile read(String text, String corpus) {
        return parse("task: dna\ncorpus: {format: fasta, train: a.fna, fasta: {annotations: a.gff}" + corpus
                + "}\ntext: " + text + "\n");
    }

    private static JobFile parse(String yaml) {
        return JobFileReader.read("job.yaml", yaml, List.of(), TASK::problems);
    }
}
