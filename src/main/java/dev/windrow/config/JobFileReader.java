package dev.windrow.config;

import dev.windrow.config.Entry.Scalar;
import dev.windrow.config.Entry.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads a job file: YAML bound to the records of {@link JobFile}, defaults filled in, keys overridden from the command
 * line. All problems are reported at once.
 */
public final class JobFileReader {
    private static final String NAME_OF_JOB = "<name of the job file>";

    private JobFileReader() {}

    /**
     * The job a file describes.
     *
     * @param file the file as the user named it; messages begin with it, and the default output is named after it
     * @param text the file's text
     * @param settings keys given on the command line; the last one of a key holds
     * @param rules what the job's task has to say against it, left out for a key already refused
     * @throws JobFileException with all problems there are
     */
    public static JobFile read(String file, String text, List<Setting> settings, TaskRules rules) {
        List<Problem> problems = new ArrayList<>();
        YamlTree tree = new YamlTree(file, problems);
        Section root = tree.file(text);
        if (!problems.isEmpty() && root.entries().isEmpty()) {
            throw new JobFileException(problems);
        }
        for (Setting setting : settings) {
            override(root, setting, tree, problems);
        }
        RecordBinder binder =
                new RecordBinder(JobFile.class, otherwise -> otherwise.replace(NAME_OF_JOB, jobName(file)), problems);
        JobFile job = (JobFile) binder.bind(JobFile.class, root, "");
        if (job != null && problems.isEmpty()) {
            Set<String> refused = new HashSet<>();
            for (String sentence : JobFileChecks.problems(job)) {
                refused.add(key(sentence));
                problems.add(new Problem(placeOf(sentence, binder.places(), file), sentence));
            }
            for (String sentence : rules.problems(job)) {
                if (!refused.contains(key(sentence))) {
                    problems.add(new Problem(placeOf(sentence, binder.places(), file), sentence));
                }
            }
        }
        if (job == null && root.entries().get("task") instanceof Scalar task && !task.isNothing()) {
            rules.unknownTask(task.text()).ifPresent(sentence -> problems.add(new Problem(task.place(), sentence)));
        }
        if (!problems.isEmpty()) {
            throw new JobFileException(problems);
        }
        return job;
    }

    /**
     * A training section of its own, for programs that have no job file: the defaults but for some keys, given as on
     * the command line without the section's name, {@code workers=4} or {@code optimizer={name: sgd, rate: 1}}.
     *
     * @throws JobFileException with all problems there are
     */
    public static TrainingSection training(String... settings) {
        List<Problem> problems = new ArrayList<>();
        YamlTree tree = new YamlTree("training", problems);
        Section root = new Section(Place.whole("training"), new LinkedHashMap<>());
        for (String setting : settings) {
            override(root, Setting.of(setting), tree, problems);
        }
        Object section = new RecordBinder(TrainingSection.class, UnaryOperator.identity(), problems)
                .bind(TrainingSection.class, root, "");
        if (!problems.isEmpty()) {
            throw new JobFileException(problems);
        }
        return (TrainingSection) section;
    }

    /** The last name of a path without its {@code .yaml}: what a job's output is called. */
    public static String jobName(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.ya?ml$", "");
    }

    private static void override(Section root, Setting setting, YamlTree tree, List<Problem> problems) {
        if (setting.key().isEmpty()) {
            problems.add(new Problem(setting.place(), "must be a key and its value, as in --set training.epochs=3"));
            return;
        }
        String[] names = setting.key().split("\\.", -1);
        Section section = root;
        for (int i = 0; i < names.length - 1; i++) {
            section = subsection(section, names[i], setting.place());
        }
        Entry value = tree.value(setting.place(), setting.key(), setting.value());
        section.entries().put(names[names.length - 1], value);
    }

    private static Section subsection(Section section, String name, Place place) {
        Entry there = section.entries().get(name);
        if (there instanceof Section subsection) {
            return subsection;
        }
        if (there instanceof Scalar scalar && !scalar.isNothing()) {
            place = there.place();
        }
        Section subsection = new Section(place, new LinkedHashMap<>());
        section.entries().put(name, subsection);
        return subsection;
    }

    /** The place of the key a sentence begins with; the file where the key was left out. */
    private static Place placeOf(String sentence, Map<String, Place> places, String file) {
        return places.getOrDefault(key(sentence), Place.whole(file));
    }

    private static String key(String sentence) {
        return sentence.split("[ :]", 2)[0];
    }
}
