package dev.windrow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.windrow.sequence.Alignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {
    @Test
    void aTaskIsFoundByItsClass() {
        assertThat(Tasks.named("language-model")).isInstanceOf(LanguageModel.class);
        assertThat(Tasks.named("tagging").alignment()).isEqualTo(Alignment.SYNCED);
        assertThat(Tasks.named("dev.windrow.task.Classification").alignment()).isEqualTo(Alignment.MANY_TO_ONE);
    }

    @Test
    void theClassesOfThePackageAreTheTasksThereAre() {
        assertThat(Tasks.names()).containsExactly("classification", "dna", "language-model", "tagging");
        for (String name : Tasks.names()) {
            assertThat(Tasks.named(name).name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"taging", "Tagging", "task", "tasks", "", "-", "java.lang.String", "no.such.Class"})
    void whatIsNoneIsNamedWithTheTasksThereAre(String name) {
        assertThatThrownBy(() -> Tasks.named(name))
                .hasMessageStartingWith(
                        "task = " + name + ": must be one of classification, dna, language-model, tagging, or");
    }
}
