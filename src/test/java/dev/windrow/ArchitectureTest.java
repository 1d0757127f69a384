package dev.windrow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The package table of docs/architecture.md, held. */
class ArchitectureTest {
    private static final JavaClasses WINDROW = new ClassFileImporter()
            // ImportOption.DoNotIncludeTests knows target/test-classes alone; Spark 4's lie below target/spark4.
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.windrow");

    /** Which packages of Windrow each package may use. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("config", List.of()),
            Map.entry("text", List.of()),
            Map.entry("sequence", List.of("text")),
            Map.entry("kernel", List.of()),
            Map.entry("wire", List.of()),
            Map.entry("layer", List.of("kernel")),
            Map.entry("network", List.of("layer", "kernel", "sequence")),
            Map.entry("audio", List.of()),
            Map.entry("guard", List.of("config")),
            Map.entry("corpus", List.of("audio", "config", "sequence", "text")),
            Map.entry("metric", List.of("kernel", "text")),
            Map.entry("decode", List.of("kernel")),
            Map.entry("baseline", List.of("config", "corpus", "metric", "sequence", "text")),
            Map.entry("doctor", List.of("kernel", "network")),
            Map.entry("memory", List.of("kernel")),
            Map.entry("train", List.of("config", "network", "sequence", "kernel", "wire")),
            Map.entry(
                    "task",
                    List.of(
                            "config",
                            "text",
                            "sequence",
                            "corpus",
                            "kernel",
                            "network",
                            "metric",
                            "decode",
                            "baseline")));

    private static final List<String> SPARK = List.of("corpus", "baseline", "train", "doctor", "job");
    private static final List<String> DEEPLEARNING4J = List.of("layer", "network", "train.dl4jspark");

    @TestFactory
    List<DynamicTest> eachPackageUsesOnlyWhatItMay() {
        List<DynamicTest> tests = new ArrayList<>();
        MAY_USE.forEach((name, used) -> {
            List<String> allowed = new ArrayList<>(List.of("dev.windrow." + name + ".."));
            used.forEach(other -> allowed.add("dev.windrow." + other + ".."));
            tests.add(DynamicTest.dynamicTest(name, () -> noClasses()
                    .that()
                    .resideInAPackage("dev.windrow." + name + "..")
                    .should()
                    .dependOnClassesThat(DescribedPredicate.describe(
                            "are of another package of Windrow",
                            type -> type.getPackageName().startsWith("dev.windrow")
                                    && allowed.stream().noneMatch(pattern -> type.getPackageName()
                                            .startsWith(pattern.substring(0, pattern.length() - 2)))))
                    .check(WINDROW)));
        });
        return tests;
    }

    @Test
    void onlyTheSparkSideKnowsSpark() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(SPARK))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark..")
                .check(WINDROW);
    }

    @Test
    void onlyLayersNetworksAndTheAdapterKnowDeeplearning4j() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(DEEPLEARNING4J))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
                .check(WINDROW);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.windrow.(*)..").should().beFreeOfCycles().check(WINDROW);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(WINDROW);
    }

    @Test
    void filesGoThroughHadoop() {
        // Tasks lists the class path, which is no user's file.
        classes()
                .that()
                .doNotHaveFullyQualifiedName("dev.windrow.task.Tasks")
                .should(ArchConditions.not(ArchConditions.dependOnClassesThat(DescribedPredicate.describe(
                        "are java.io.File or java.nio.file.Files",
                        type -> type.getName().equals("java.io.File")
                                || type.getName().equals("java.nio.file.Files")))))
                .check(WINDROW);
    }

    /** Whoever deletes has asked the guard, or removes what it has just written itself. */
    @Test
    void fewDelete() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.windrow.guard..")
                .and()
                .doNotHaveFullyQualifiedName("dev.windrow.corpus.PartTask")
                .and()
                .doNotHaveFullyQualifiedName("dev.windrow.corpus.Preparation")
                .and()
                .doNotHaveFullyQualifiedName("dev.windrow.corpus.WordVectorTraining")
                .and()
                .doNotHaveFullyQualifiedName("dev.windrow.doctor.Probe")
                .and()
                .doNotHaveFullyQualifiedName("dev.windrow.job.Footing")
                .and()
                .doNotHaveFullyQualifiedName("dev.windrow.job.RunDirectory")
                .and()
                .doNotHaveFullyQualifiedName("dev.windrow.network.ModelDirectory")
                .and()
                .doNotHaveFullyQualifiedName("dev.windrow.train.checkpoint.SealedFolder")
                .and()
                .doNotHaveFullyQualifiedName("dev.windrow.train.report.LineFile")
                .should()
                .callMethod(FileSystem.class, "delete", Path.class, boolean.class)
                .check(WINDROW);
    }

    private static String[] packages(List<String> names) {
        return names.stream().map(name -> "dev.windrow." + name + "..").toArray(String[]::new);
    }
}
