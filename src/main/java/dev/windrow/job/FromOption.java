package dev.windrow.job;

import java.io.IOException;
import java.util.Optional;
import javax.annotation.Nullable;
import picocli.CommandLine.Option;

/** What a verb takes that can begin from a model there is. */
final class FromOption {
    @Nullable
    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Begins with the weights and vocabularies of an earlier model: a run's output, its model"
                    + " folder, or a folder of runs, of which the last by name that succeeded is taken.")
    String folder;

    /** The model, if one is named; it must fit the job. */
    Optional<EarlierModel> model(JobContext context) throws IOException {
        return folder == null ? Optional.empty() : Optional.of(EarlierModel.find(folder, context));
    }
}
