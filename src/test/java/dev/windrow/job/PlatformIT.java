package dev.windrow.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The native code of ND4J and JavaCPP in the jar: of the platform that it was built for, whole, and of no other. */
class PlatformIT {
    private static final String PLATFORM = System.getProperty("windrow.platform");
    private static final Pattern NATIVE =
            Pattern.compile("org/(?:nd4j|bytedeco)/(?:.*/)?((?:linux|macosx|windows|android|ios)-[^/]+)/"
                    + "(?:lib)?([^/.]+)(?:\\.\\d+)*\\.(?:so|dylib|dll)[.\\d]*");

    /** oneDNN is built for every platform but this one. */
    private static final String WITHOUT_ONEDNN = "macosx-arm64";

    @Test
    void theNativesAreOfOnePlatform() throws IOException {
        assertThat(natives(1)).allMatch(folder -> folder.equals(PLATFORM) || folder.startsWith(PLATFORM + "-"));
        assertThat(natives(1)).isNotEmpty();
    }

    @Test
    void allLibrariesThatComputeAreThere() throws IOException {
        assertThat(natives(2)).contains("nd4jcpu", "jnind4jcpu", "jniopenblas", "jnijavacpp");
        if (PLATFORM.equals(WITHOUT_ONEDNN)) {
            assertThat(natives(2)).doesNotContain("jnidnnl", "jniOpenCL");
        } else {
            assertThat(natives(2)).contains("jnidnnl", "jniOpenCL");
        }
    }

    /** Group 1: the folders that natives lie in; group 2: their names. */
    private static Set<String> natives(int group) throws IOException {
        try (ZipFile jar = new ZipFile(System.getProperty("windrow.jar"))) {
            Stream<Matcher> matches = jar.stream().map(ZipEntry::getName).map(NATIVE::matcher);
            return matches.filter(Matcher::matches)
                    .map(match -> match.group(group))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
