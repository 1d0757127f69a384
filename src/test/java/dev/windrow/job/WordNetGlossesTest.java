package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.job.WordNetGlosses.Gloss;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordNetGlossesTest {
    private static final String BUZZ = "07392834 11 n 03 buzz 0 bombilation 0 bombination 0 001 @ 07402109 n 0000 | "
            + "sound of rapid vibration; \"the buzz of a bumble bee\"  ";

    @TempDir
    Path folder;

    @Test
    void readsAGlossWithoutItsExamples() {
        assertThat(WordNetGlosses.gloss(BUZZ))
                .contains(new Gloss("n07392834", "noun.event", "noun", "sound of rapid vibration"));
        assertThat(WordNetGlosses.gloss(
                        "00910254 00 s 01 derogative 0 000 | expressive of low opinion; or not:  \"x\""))
                .contains(new Gloss("s00910254", "adj.all", "adjective", "expressive of low opinion; or not"));
        assertThat(WordNetGlosses.gloss("00910255 44 a 01 spent 0 000 | as in \"carrot and stick\" for one  "))
                .contains(new Gloss("a00910255", "adj.ppl", "adjective", "as in \"carrot and stick\" for one"));
    }

    @Test
    void aLineWithOnlyExamplesHasNoGloss() {
        assertThat(WordNetGlosses.gloss("00910256 02 r 01 so 0 000 | \"so it goes\""))
                .isEmpty();
        assertThat(WordNetGlosses.gloss("00910256 02 r 01 so 0 000")).isEmpty();
    }

    @Test
    void writesEachDefinitionOnceAndTheLicense() throws IOException {
        Path jar = folder.resolve("words.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            add(zip, "a/index.noun", BUZZ);
            add(zip, "a/data.noun", "  1 Freely given  \n" + BUZZ + "\n" + BUZZ.replace("07392834", "07392835") + "\n");
            add(zip, "a/data.verb", "  1 Freely given  \n00001740 29 v 01 breathe 0 000 | draw air  into the lungs\n");
        }

        int count = write(jar);

        assertThat(count).isEqualTo(2);
        assertThat(folder.resolve("corpus/glosses.tsv")).hasContent("""
                        id\tclass\tpart-of-speech\tdefinition
                        n07392834\tnoun.event\tnoun\tsound of rapid vibration
                        v00001740\tverb.body\tverb\tdraw air into the lungs
                        """);
        assertThat(folder.resolve("corpus/definitions.txt"))
                .hasContent("sound of rapid vibration\ndraw air into the lungs\n");
        assertThat(folder.resolve("corpus/LICENSE.txt")).hasContent("Freely given\n");
    }

    @Test
    void namesAJarThatIsMissingOrAnother() throws IOException {
        Path jar = folder.resolve("words.jar");
        assertThatThrownBy(() -> write(jar))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage(jar + ": the jar with WordNet's files is not there; mvn package fetches it");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            add(zip, "a/other", BUZZ);
        }
        assertThatThrownBy(() -> write(jar))
                .hasMessage(jar + ": holds no data.noun, data.verb, data.adj or data.adv of WordNet");
    }

    private int write(Path jar) throws IOException {
        return WordNetGlosses.write(
                new org.apache.hadoop.fs.Path(jar.toString()),
                new org.apache.hadoop.fs.Path(folder + "/corpus"),
                new Configuration());
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
