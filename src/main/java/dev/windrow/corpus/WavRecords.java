package dev.windrow.corpus;

import dev.windrow.audio.BandNormalization;
import dev.windrow.audio.LogMel;
import dev.windrow.audio.Recording;
import dev.windrow.audio.WavFile;
import dev.windrow.config.CorpusSection;
import dev.windrow.config.SoundSection;
import dev.windrow.sequence.BadRecordException;
import dev.windrow.sequence.RawRecord;
import dev.windrow.sequence.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;

/**
 * Each file a record, its log-mel frames the vectors, of the slice that has its beginning. Columns are {@code file},
 * the file's name, and the transcript under the name that {@code corpus.columns.text} gives, unless there is none. The
 * id is the file's name.
 */
final class WavRecords implements RecordReader {
    private final Configuration configuration;
    private final Slice slice;
    private final CorpusSection corpus;
    private final Transcripts transcripts;
    private boolean isRead;

    WavRecords(Configuration configuration, CorpusSection corpus, Transcripts transcripts, Slice slice) {
        this.configuration = configuration;
        this.slice = slice;
        this.corpus = corpus;
        this.transcripts = transcripts;
        this.isRead = slice.start() > 0;
    }

    @Override
    @Nullable
    public RawRecord next() throws IOException {
        if (isRead) {
            return null;
        }
        isRead = true;
        CorpusFile file = slice.file();
        String name = file.name().substring(file.name().lastIndexOf('/') + 1);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("file", List.of(name));
        transcripts.of(name).ifPresent(text -> columns.put(corpus.columns().text(), List.of(text)));
        return new RawRecord(file.name(), file.path(), columns, frames());
    }

    private Vectors frames() throws IOException {
        SoundSection sound = corpus.sound();
        String path = slice.file().path();
        try (InputStream in = Bytes.open(configuration, path, 0)) {
            Recording recording = WavFile.read(in);
            LogMel.Shape shape = new LogMel.Shape(
                    sound.windowMillis(),
                    sound.hopMillis(),
                    sound.melBands(),
                    sound.lowestHertz(),
                    sound.highestHertz());
            float[] frames = new LogMel(shape, recording.rate()).frames(recording.samples());
            switch (sound.normalize()) {
                case NONE -> {}
                case MEAN -> BandNormalization.subtractMean(frames, sound.melBands());
                case STANDARD -> BandNormalization.standardize(frames, sound.melBands());
            }
            return new Vectors(sound.melBands(), frames);
        } catch (WavFile.UnreadableException e) {
            throw bad(path, e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw bad(path, "does not suit corpus.sound." + e.getMessage(), e);
        }
    }

    private static BadRecordException bad(String path, String problem, Exception cause) {
        BadRecordException bad = new BadRecordException(path, problem);
        bad.initCause(cause);
        return bad;
    }

    @Override
    public void close() {
        // The file was closed when it had been read.
    }
}
