package dev.windrow.corpus;

import dev.windrow.config.SoundSection;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What is said in recordings, by the names of their files. */
final class Transcripts {
    private static final Map<String, Table> LAST = new HashMap<>();

    @Nullable
    private final Pattern pattern;

    @Nullable
    private final Map<String, String> texts;

    /** A file as it was read. */
    private record Table(long modified, long length, Map<String, String> texts) {}

    private Transcripts(SoundSection sound, @Nullable Map<String, String> texts) {
        this.pattern = sound.transcriptPattern().isEmpty() ? null : Pattern.compile(sound.transcriptPattern());
        this.texts = texts;
    }

    /**
     * The transcripts that a job names. Their file is kept, for every recording asks for it.
     *
     * @throws CorpusException if a line of the file is none, or a key stands there twice
     */
    static Transcripts of(Configuration configuration, SoundSection sound) throws IOException {
        if (sound.transcripts().isEmpty()) {
            return new Transcripts(sound, null);
        }
        Path path = new Path(sound.transcripts());
        FileSystem system = path.getFileSystem(configuration);
        FileStatus file = system.getFileStatus(path);
        String place = file.getPath().toString();
        synchronized (LAST) {
            Table table = LAST.get(place);
            if (table == null || table.modified != file.getModificationTime() || table.length != file.getLen()) {
                Map<String, String> texts = parse(place, Texts.readForeign(system, path));
                table = new Table(file.getModificationTime(), file.getLen(), texts);
                LAST.clear();
                LAST.put(place, table);
            }
            return new Transcripts(sound, table.texts);
        }
    }

    /** The texts of a file by their keys. */
    static Map<String, String> parse(String place, String content) {
        Map<String, String> texts = new HashMap<>();
        int number = 0;
        for (String line : content.split("\\R", -1)) {
            number++;
            if (!line.isBlank()) {
                put(texts, line, place + ", line " + number);
            }
        }
        return texts;
    }

    private static void put(Map<String, String> texts, String line, String place) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            throw new CorpusException(place + ": has no tab: must be key TAB transcript");
        }
        String key = line.substring(0, tab).trim();
        if (texts.put(key, line.substring(tab + 1).trim()) != null) {
            throw new CorpusException(place + ": has the key '" + key + "' once more: must have each key once");
        }
    }

    /** The transcript of a file; empty if nothing says what it is. */
    Optional<String> of(String name) {
        if (pattern != null) {
            Matcher matcher = pattern.matcher(name);
            if (!matcher.find() || matcher.group(1) == null) {
                return Optional.empty();
            }
            String taken = matcher.group(1);
            return texts == null ? Optional.of(taken) : Optional.ofNullable(texts.get(taken));
        }
        if (texts == null) {
            return Optional.empty();
        }
        int dot = name.lastIndexOf('.');
        String bare = dot < 0 ? name : name.substring(0, dot);
        return Optional.ofNullable(texts.getOrDefault(name, texts.get(bare)));
    }
}
