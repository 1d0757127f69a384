package dev.windrow.job;

import dev.windrow.config.GenerationSection;
import dev.windrow.config.JobFile;
import dev.windrow.network.Learner;
import dev.windrow.network.Predictions;
import dev.windrow.sequence.Vectors;
import dev.windrow.task.Improvisation;
import dev.windrow.task.Music;
import java.util.ArrayList;
import java.util.List;

/** Pieces of music that a network goes on with, as the job's generation section asks. */
final class Improvisations {
    private final JobFile job;
    private final Improvisation improvisation;

    /** @param learner with the model's weights; used as long as this is */
    Improvisations(Learner learner, JobFile job) {
        this.job = job;
        GenerationSection generation = job.generation();
        this.improvisation = new Improvisation(hearing(learner), generation.temperature(), generation.topK());
    }

    private static Improvisation.Player hearing(Learner learner) {
        return new Improvisation.Player() {
            @Override
            public void begin(int rows) {
                learner.begin(rows);
            }

            @Override
            public Predictions next(float[] roll) {
                return learner.next(roll);
            }
        };
    }

    /** The prompt with each of its continuations. */
    List<Vectors> samples() {
        Vectors prompt = Music.prompt(job);
        List<Vectors> pieces = new ArrayList<>();
        for (Vectors continuation : continuations(
                Improvisation.behindSilence(prompt), job.generation().samples())) {
            pieces.add(prompt.then(continuation));
        }
        return pieces;
    }

    /** How a piece goes on, which the network hears from the silent step before it on. */
    Vectors first(Vectors heard) {
        return continuations(heard, 1).get(0);
    }

    private List<Vectors> continuations(Vectors heard, int samples) {
        GenerationSection generation = job.generation();
        return improvisation.continuations(heard, samples, generation.length(), generation.seed());
    }
}
