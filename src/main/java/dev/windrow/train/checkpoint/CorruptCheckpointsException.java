package dev.windrow.train.checkpoint;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** There are checkpoints, but not one of them is whole. */
public final class CorruptCheckpointsException extends IOException {
    private static final long serialVersionUID = 1;

    CorruptCheckpointsException(Path folder, List<String> reasons) {
        super(folder + ": none of its " + reasons.size() + " checkpoints is whole:\n  " + String.join("\n  ", reasons));
    }
}
