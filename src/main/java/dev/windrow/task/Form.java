package dev.windrow.task;

/** The form predictions are written in. */
public enum Form {
    /** The task's own lines: CoNLL, TSV or text. */
    LINES,
    /** A JSON object a record. */
    JSON_LINES;

    /** JSON lines where the path ends in {@code .jsonl}, otherwise the task's own lines. */
    public static Form of(String path) {
        return path.endsWith(".jsonl") ? JSON_LINES : LINES;
    }
}
