package dev.windrow.job;

import dev.windrow.audio.MidiFile;
import dev.windrow.config.RollSection;
import dev.windrow.corpus.Keyboard;
import dev.windrow.sequence.Vectors;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Pieces of music as MIDI files, one each, in a folder on any Hadoop file system. */
final class MidiFolder {
    private static final String ENDING = ".mid";

    private final RunDirectory folder;
    private final RollSection roll;

    MidiFolder(Path folder, Configuration hadoop, RollSection roll) throws IOException {
        this.folder = RunDirectory.at(folder.toString(), hadoop);
        this.roll = roll;
    }

    /** Writes a piece; whoever reads the folder sees it whole or not at all. */
    void write(String id, Vectors piece) throws IOException {
        folder.write(name(id), MidiFile.write(Keyboard.of(roll).steps(piece), roll.stepsPerQuarter()));
    }

    /** The name of a piece's file, another for each id. */
    static String name(String id) {
        String name = URLEncoder.encode(id, StandardCharsets.UTF_8);
        return name.endsWith(ENDING) ? name : name + ENDING;
    }
}
