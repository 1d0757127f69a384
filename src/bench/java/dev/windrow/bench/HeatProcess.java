package dev.windrow.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/** The outside of a {@link Heat}: a Java process of its own, waiting while others run. */
final class HeatProcess implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "bench");
    private static final List<String> THREAD_VARIABLES =
            List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS");

    private static final List<String> MEMORY =
            List.of("-Xmx2g", "-Dorg.bytedeco.javacpp.maxbytes=4g", "-Dorg.bytedeco.javacpp.maxphysicalbytes=12g");

    private final Entrant entrant;
    private final Path errors;
    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    /** Starts a process with these system properties. */
    HeatProcess(Entrant entrant, Map<String, String> properties) throws IOException {
        this.entrant = entrant;
        errors = FOLDER.resolve("heat-" + entrant.title().replace(' ', '-') + ".log");
        ProcessBuilder builder = new ProcessBuilder(commandLine(entrant, properties));
        Map<String, String> environment = builder.environment();
        THREAD_VARIABLES.forEach(environment::remove);
        switch (entrant.threads()) {
            case ONE -> THREAD_VARIABLES.forEach(name -> environment.put(name, "1"));
            case AS_IT_COMES -> {}
        }
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        // Where executors are processes of their own, they are started from here.
        environment.put(
                "SPARK_HOME", Path.of("target", "spark").toAbsolutePath().toString());
        environment.put("SPARK_SCALA_VERSION", "2.12");
        environment.put("DJL_CACHE_DIR", FOLDER.resolve("djl").toAbsolutePath().toString());
        environment.put("DJL_OFFLINE", "true");
        environment.put("OPT_OUT_TRACKING", "true");
        process = builder.redirectError(errors.toFile()).start();
        commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static List<String> commandLine(Entrant entrant, Map<String, String> properties) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
        line.addAll(MEMORY);
        properties.forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.addAll(List.of(
                "-cp",
                classPath(entrant.natives()),
                Heat.class.getName(),
                entrant.kind().name()));
        return line;
    }

    private static String classPath(Entrant.Natives natives) {
        String own = System.getProperty("java.class.path");
        return switch (natives) {
            case AVX2 -> own;
            case ONEDNN_AVX2 ->
                own.replaceAll(
                        "[^:]*/nd4j-native-[^:/]*-avx2\\.jar",
                        FOLDER.resolve("nd4j-native-onednn-avx2.jar").toString());
        };
    }

    Entrant entrant() {
        return entrant;
    }

    /** Builds and warms up a row; false if this contender has none such. */
    boolean open(Row row) throws IOException {
        return !ask("open " + row.name()).equals(Heat.ABSENT);
    }

    /** Work a second, over at least so many seconds. */
    double measure(double seconds) throws IOException {
        return Double.parseDouble(ask("measure " + seconds));
    }

    /** Megabytes of heap in use during one more step, at most. */
    double peakHeapMegabytes() throws IOException {
        return Double.parseDouble(ask("peak"));
    }

    /** Frees what {@link #open} built. */
    void free() throws IOException {
        ask("close");
    }

    private String ask(String command) throws IOException {
        commands.write(command);
        commands.newLine();
        commands.flush();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(Heat.MARK)) {
                return line.substring(Heat.MARK.length());
            }
        }
        throw new IOException("%s ended at \"%s\"; what it said is in %s".formatted(entrant.title(), command, errors));
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
