package dev.windrow.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.SparkSessions;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.CorpusSection.Format;
import dev.windrow.config.TextSection.Tokenizer;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.Inputs;
import dev.windrow.sequence.Targets;
import dev.windrow.sequence.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorPreparationTest {
    @TempDir
    Path folder;

    private String write(String content) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), content).toString();
    }

    private PreparedCorpus prepare(SparkSession spark, Recipe recipe, long sliceBytes) throws IOException {
        org.apache.hadoop.fs.Path output =
                new org.apache.hadoop.fs.Path(folder.resolve("out").toString());
        return Preparation.run(spark, Map.of(), recipe, output, sliceBytes);
    }

    private static CorpusSection csv(String path) {
        return Corpora.withoutHeader(Corpora.of(Format.CSV, path));
    }

    @Test
    void windowsHoldNormalisedVectorsAndComeBackAsTheyWere() throws IOException {
        String path = write("0,5,2,5,a\n4,5,NaN,5,b\n");
        PreparedCorpus corpus = prepare(SparkSessions.local(), Jobs.rows(csv(path), Targets.LABEL, 2), 1000);
        List<Window> windows = corpus.windows(Split.TRAIN).collect();
        assertThat(windows.get(0).inputVectors().length()).isEqualTo(2);
        // Mean 2, deviation √(8/3); the second column never varies, so only its mean goes.
        float step = (float) (2 / Math.sqrt(8 / 3.0));
        assertThat(windows.get(0).inputVectors().values()).containsExactly(-step, 0, 0, 0);
        // What is missing is the value before it.
        assertThat(windows.get(1).inputVectors().values()).containsExactly(step, 0, step, 0);
        assertThat(windows.get(0).inputs()).isEmpty();
        assertThat(corpus.encoding().outputs().symbol(windows.get(1).targets()[0]))
                .isEqualTo("b");
        assertThat(Files.readAllLines(folder.resolve("out/prepared/input-scale.tsv")))
                .containsExactly("column\tmean\tdeviation", "0\t2.0\t" + Math.sqrt(8 / 3.0), "1\t5.0\t1.0");
    }

    @Test
    void scalesOfAnEarlierModelAreKept() throws IOException {
        Recipe recipe = Jobs.rows(csv(write("0,5,a\n4,5,b\n")), Targets.LABEL_OF_VECTOR, 2);
        Encoding before = prepare(SparkSessions.local(), recipe, 1000).encoding();
        write("7,1,c\n9,2,b\n");
        Encoding now = prepare(SparkSessions.local(), recipe, 1000).encoding();
        Encoding kept = Scales.kept(now, before);
        assertThat(kept.inputScale()).isEqualTo(before.inputScale()).isNotEqualTo(now.inputScale());
        assertThat(kept.outputs()).isSameAs(now.outputs());

        Recipe wide = Jobs.rows(csv(write("7,1,2,c\n9,2,3,b\n")), Targets.LABEL_OF_VECTOR, 3);
        Encoding wider = prepare(SparkSessions.local(), wide, 1000).encoding();
        assertThatThrownBy(() -> Scales.kept(wider, before))
                .isInstanceOf(CorpusException.class)
                .hasMessage("corpus.train: has steps of 3 values, and the model that is gone on from has 2");
    }

    @Test
    void aFingerprintIsTheSameInEveryLayoutAndTellsValuesApart() throws IOException {
        Random random = new Random(4);
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 200; row++) {
            rows.append(random.nextGaussian()).append(',').append(row % 7).append(row % 2 == 0 ? ",x\n" : ",y\n");
        }
        Recipe recipe = Jobs.rows(csv(write(rows.toString())), Targets.LABEL_OF_VECTOR, 2);
        String one = prepare(SparkSessions.on("local[1]"), recipe, 700).fingerprint();
        assertThat(prepare(SparkSessions.on("local[3]"), recipe, 700).fingerprint())
                .isEqualTo(one);
        write(rows.toString().replace(",3,", ",3.5,"));
        assertThat(prepare(SparkSessions.local(), recipe, 700).fingerprint()).isNotEqualTo(one);
    }

    @Test
    void aRowOfAnotherWidthIsNamedWithItsLine() throws IOException {
        String path = write("1,2,a\n3,4,b\n5,6,7,a\n");
        Recipe recipe = new Recipe(
                csv(path),
                Jobs.text(Tokenizer.GIVEN, 9),
                Targets.LABEL_OF_VECTOR,
                Inputs.VECTORS,
                false,
                record -> Jobs.rows(
                                csv(path),
                                Targets.LABEL_OF_VECTOR,
                                record.columns().size() - 2)
                        .exampleOf()
                        .apply(record));
        assertThatThrownBy(() -> prepare(SparkSessions.local(), recipe, 1000))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("rows.csv, line 3: has 4 fields: must have 3, as the first row of the file");
    }
}
