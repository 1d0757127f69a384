/** What a run tells while it goes: after each round and each epoch, to a terminal and to {@code metrics.jsonl}. */
package dev.windrow.train.report;
