package dev.windrow.corpus;

import dev.windrow.config.CorpusSection.OnBadRecord;
import dev.windrow.sequence.BadRecordException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** What one task does about records that cannot be used: fails at the first, or counts them and keeps some messages. */
final class BadRecords {
    /** Messages kept a task; further ones are counted only, so that a wholly wrong file cannot fill the memory. */
    static final int KEPT = 1000;

    private final LineNumbers lines;
    private final OnBadRecord policy;
    private final List<String> messages = new ArrayList<>();
    private long count;

    BadRecords(Configuration configuration, OnBadRecord policy) {
        lines = new LineNumbers(configuration);
        this.policy = policy;
    }

    /** Takes note of a bad record, or throws it with its line number. */
    void found(BadRecordException problem) {
        if (policy == OnBadRecord.FAIL) {
            throw lines.withLine(problem);
        }
        count++;
        if (messages.size() < KEPT) {
            messages.add(lines.withLine(problem).getMessage());
        }
    }

    long count() {
        return count;
    }

    /** The first {@link #KEPT} messages, and how many more there would be. */
    List<String> messages() {
        if (count <= messages.size()) {
            return messages;
        }
        List<String> all = new ArrayList<>(messages);
        all.add("and " + (count - messages.size()) + " more");
        return all;
    }
}
