/**
 * The way from raw files to prepared windows, on Spark. {@link dev.windrow.corpus.CorpusReader} turns files into
 * records, {@link dev.windrow.corpus.Preparation} counts vocabularies, cuts windows and writes them, and
 * {@link dev.windrow.corpus.PreparedCorpus} opens what it wrote.
 *
 * <p>Files are cut into slices of a fixed size, slices are gathered in parts, and a part is one task, whatever the
 * number of cores: so the same files give the same windows in the same order in every layout of a cluster.
 */
package dev.windrow.corpus;
