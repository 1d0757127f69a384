package dev.windrow.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.bytedeco.javacpp.Pointer;

/**
 * What a process runs on and what it may take.
 *
 * @param java the version of Java
 * @param processor its name; empty where the system does not say
 * @param heap the most the heap may become, in bytes
 * @param maxBytes JavaCPP's limit of the kernels' memory
 * @param maxPhysicalBytes JavaCPP's limit of the whole process; 0 for none
 * @param memory of the machine, or of the container the process is in
 * @param localDisk free where Spark keeps what does not fit into memory
 */
record Machine(
        String java, String processor, long heap, long maxBytes, long maxPhysicalBytes, long memory, long localDisk)
        implements Serializable {

    /** This process's. */
    static Machine here(Configuration hadoop, String[] localFolders) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                System.getProperty("java.version"),
                processor(hadoop),
                Runtime.getRuntime().maxMemory(),
                Pointer.maxBytes(),
                Pointer.maxPhysicalBytes(),
                system.getTotalMemorySize(),
                free(hadoop, localFolders));
    }

    private static String processor(Configuration hadoop) {
        try (InputStream in = FileSystem.getLocal(hadoop).getRawFileSystem().open(new Path("/proc/cpuinfo"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static long free(Configuration hadoop, String[] folders) {
        long least = Long.MAX_VALUE;
        for (String folder : folders) {
            try {
                least = Math.min(
                        least,
                        FileSystem.getLocal(hadoop).getStatus(new Path(folder)).getRemaining());
            } catch (IOException e) {
                return 0;
            }
        }
        return least;
    }
}
