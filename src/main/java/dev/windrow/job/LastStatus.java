package dev.windrow.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.windrow.guard.ProcessMark;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** What {@code status.json} says of the verb that wrote into an output last. */
final class LastStatus {
    private static final Set<String> TRAINING = Set.of("run", "train");

    private final JsonNode status;

    private LastStatus(JsonNode status) {
        this.status = status;
    }

    /** None if it is not there or cannot be read: a process that is killed may leave it so. */
    static Optional<LastStatus> read(RunDirectory directory) throws IOException {
        try (InputStream in = directory.fileSystem().open(directory.file(RunStatus.FILE))) {
            return Optional.of(new LastStatus(new ObjectMapper().readTree(in.readAllBytes())));
        } catch (FileNotFoundException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether it was a verb that trains and did not come to its end. */
    boolean isUnfinished() {
        return TRAINING.contains(status.path("verb").asText())
                && !status.path("state").asText().equals(RunStatus.SUCCEEDED);
    }

    /** Whether a training came to no good end. */
    boolean isDivergence() {
        return status.path("exitCode").asInt(0) == ExitCode.DIVERGED.number();
    }

    /** Why it failed. */
    String reason() {
        return status.path("reason").asText();
    }

    /** The process that says it is running; none if it has ended, or is this one. */
    Optional<ProcessMark> owner() {
        return status.path("state").asText().equals(RunStatus.RUNNING)
                ? ProcessMark.read(status.path("process")).filter(mark -> !mark.hasEnded())
                : Optional.empty();
    }
}
