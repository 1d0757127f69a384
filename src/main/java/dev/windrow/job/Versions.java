package dev.windrow.job;

import dev.windrow.kernel.Kernels;
import dev.windrow.network.Natives;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: Windrow, what it runs on, and which native code computes. Starts no Spark. */
public final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return lines();
    }

    /** A line for each. What is not on the class path or does not load is said to be so. */
    public static String[] lines() {
        Properties build = build();
        Natives natives = Natives.load();
        return new String[] {
            "Windrow  " + build.getProperty("windrow"),
            "Spark    " + spark(build),
            "Scala    " + scala(build),
            "Java     " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
            "ND4J     " + build.getProperty("nd4j") + " " + told(natives.arrays()),
            "oneDNN   " + told(natives.kernels()),
            "kernels  " + kernels()
        };
    }

    /** What the build wrote down of itself. */
    private static Properties build() {
        Properties build = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            build.load(in);
            return build;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spark's version as it is on the class path, where one is. */
    private static String spark(Properties build) {
        try {
            return package$.MODULE$.SPARK_VERSION();
        } catch (LinkageError e) {
            return "not on the class path; built for " + build.getProperty("spark");
        }
    }

    private static String scala(Properties build) {
        try {
            return scala.util.Properties.versionNumberString();
        } catch (LinkageError e) {
            return "not on the class path; built for " + build.getProperty("scala");
        }
    }

    /** What computes recurrent layers, or why what the environment names cannot. */
    private static String kernels() {
        try {
            return Kernels.inUse();
        } catch (LinkageError | RuntimeException e) {
            return "none: " + e.getMessage();
        }
    }

    private static String told(Natives.Library library) {
        return library.loads() ? library.instructions() : "does not load here: " + library.trouble();
    }
}
