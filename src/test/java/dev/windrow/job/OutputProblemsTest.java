package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windrow.config.JobFile;
import dev.windrow.config.JobFileReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which outputs fit which tasks. */
class OutputProblemsTest {
    @Test
    void anOutputFitsItsTask() {
        assertThat(problems("tagging", "{tied: true}"))
                .containsExactly("network.output.tied = true: must be false for tagging, whose labels are not the"
                        + " symbols it reads; it is for language models and decoders");
        assertThat(problems("classification", "{sees-input: true}"))
                .containsExactly("network.output.sees-input = true: must be false for classification, which does not"
                        + " say one thing of each symbol");
        assertThat(problems("language-model", "{cutoffs: [2000, 100000]}"))
                .containsExactly("network.output.cutoffs = [2000, 100000]: must all be below text.max-size = 100000,"
                        + " the largest the vocabulary may be");
        assertThat(problems("language-model", "{tied: true, sees-input: true}")).isEmpty();
        assertThat(problems("language-model", "{sees-input: true, cutoffs: 20}"))
                .isEmpty();
    }

    /** What the task says of the output alone. */
    private static List<String> problems(String task, String output) {
        String yaml = "task: " + task + "\ncorpus: {format: text, train: a.txt}\nnetwork: {output: " + output + "}\n";
        JobFile job = JobFileReader.read("job.yaml", yaml, List.of(), any -> List.of());
        return TaskProblems.of(job).stream()
                .filter(problem -> problem.startsWith("network.output"))
                .toList();
    }
}
