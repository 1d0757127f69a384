package dev.windrow.train.dl4jspark;

import java.io.IOException;
import java.io.Serializable;
import javax.annotation.Nullable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.deeplearning4j.core.loader.DataSetLoader;
import org.deeplearning4j.core.loader.MultiDataSetLoader;
import org.deeplearning4j.spark.data.loader.RemoteFileSource;
import org.nd4j.common.loader.Source;

/**
 * Reads batches from files of any Hadoop file system.
 *
 * @param loader of files that hold a DataSet, or {@code null}
 * @param multiLoader of files that hold a MultiDataSet, where there is no loader
 * @param configuration of the file systems
 */
record BatchFiles(
        @Nullable DataSetLoader loader,
        @Nullable MultiDataSetLoader multiLoader,
        Broadcast<SerializableConfiguration> configuration)
        implements Serializable {

    /** With the file systems that Spark is set up for. */
    static BatchFiles of(
            SparkContext context, @Nullable DataSetLoader loader, @Nullable MultiDataSetLoader multiLoader) {
        JavaSparkContext java = JavaSparkContext.fromSparkContext(context);
        return new BatchFiles(
                loader, multiLoader, java.broadcast(new SerializableConfiguration(java.hadoopConfiguration())));
    }

    /** The batch in a file. */
    Batch load(String path) throws IOException {
        Source source = new RemoteFileSource(
                path, new Path(path).getFileSystem(configuration.value().value()));
        try {
            return loader == null ? Batch.of(multiLoader.load(source)) : Batch.of(loader.load(source));
        } catch (IOException | RuntimeException e) {
            throw new IOException(path + ": cannot be read as a data set: " + e.getMessage(), e);
        }
    }
}
