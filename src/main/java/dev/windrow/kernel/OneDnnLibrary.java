package dev.windrow.kernel;

import java.util.Locale;
import org.bytedeco.dnnl.global.dnnl;

/**
 * oneDNN as it runs in this process.
 *
 * @param version its version, such as {@code 2.5.2}
 * @param instructions the instruction set it takes on this processor, such as {@code avx2}
 */
public record OneDnnLibrary(String version, String instructions) {
    /**
     * Loads the library.
     *
     * @throws LinkageError if its natives do not load on this platform
     */
    public static OneDnnLibrary load() {
        return new OneDnnLibrary(
                OneDnnKernel.version(),
                String.valueOf(dnnl.get_effective_cpu_isa()).toLowerCase(Locale.ROOT));
    }
}
