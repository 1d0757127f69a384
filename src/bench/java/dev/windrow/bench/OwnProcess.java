package dev.windrow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;

/** Runs a measurement in a Java process of its own, which leaves its figures in a file. */
final class OwnProcess {
    private static final Path FOLDER = Path.of("target", "bench");

    private OwnProcess() {}

    /**
     * What the process found.
     *
     * @param main takes the arguments, and last the path of the file of figures
     * @param name of the files of figures and of what the process says
     * @param options of Java
     */
    static Figures run(Class<?> main, String name, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        Path result = FOLDER.resolve(name + ".json");
        Path log = FOLDER.resolve(name + ".log");
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(List.of(arguments));
        line.add(result.toString());
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("OMP_NUM_THREADS", "1");
        if (builder.start().waitFor() != 0) {
            throw new IOException(name + " failed; what it said is in " + log);
        }
        return Figures.read(result);
    }
}
