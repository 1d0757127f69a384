package dev.windrow.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Predictions as files of the kind that the name of their folder ends in: {@code .parquet} and {@code .csv} are tables
 * whose columns are the keys of the JSON lines, in their order; all else is lines. Parts of a folder follow on each
 * other as the input did.
 */
final class PredictionFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PARQUET = ".parquet";
    private static final String CSV = ".csv";

    private PredictionFiles() {}

    /** Whether a folder of this name holds a table. */
    static boolean areTable(Path folder) {
        return folder.getName().endsWith(PARQUET) || folder.getName().endsWith(CSV);
    }

    /** Writes lines, which are JSON lines for a table; each is computed once. */
    static void write(SparkSession spark, JavaRDD<String> lines, Path folder) throws IOException {
        if (!areTable(folder)) {
            lines.mapToPair(line -> new Tuple2<>(NullWritable.get(), new Text(line)))
                    .saveAsHadoopFile(folder.toString(), NullWritable.class, Text.class, MarkedLines.class);
            return;
        }
        lines.persist(StorageLevel.MEMORY_AND_DISK());
        try {
            List<String> first = lines.take(1);
            if (first.isEmpty()) {
                // A table of nothing has no columns that anyone knows of.
                folder.getFileSystem(spark.sparkContext().hadoopConfiguration())
                        .create(new Path(folder, "_SUCCESS"))
                        .close();
                return;
            }
            StructType columns = columns(first.get(0));
            requireFlat(columns, folder);
            Dataset<Row> table = spark.read().schema(columns).json(spark.createDataset(lines.rdd(), Encoders.STRING()));
            if (folder.getName().endsWith(PARQUET)) {
                table.write().mode(SaveMode.Append).parquet(folder.toString());
            } else {
                csv(table, folder);
            }
        } finally {
            lines.unpersist();
        }
    }

    /** As RFC 4180 has it: a quote inside quotes is doubled, and white space at the ends of a value is part of it. */
    private static void csv(Dataset<Row> table, Path folder) {
        table.write()
                .mode(SaveMode.Append)
                .option("header", true)
                .option("escape", "\"")
                .option("ignoreLeadingWhiteSpace", false)
                .option("ignoreTrailingWhiteSpace", false)
                .csv(folder.toString());
    }

    private static void requireFlat(StructType columns, Path folder) {
        for (String name : columns.fieldNames()) {
            if (folder.getName().endsWith(CSV) && columns.apply(name).dataType() instanceof ArrayType) {
                throw Footing.refused(
                        "--predictions",
                        "must not end in .csv, for '" + name + "' is a list for each record; try .parquet or .jsonl");
            }
        }
    }

    /** The columns that an object's keys are. */
    private static StructType columns(String line) {
        StructType columns = new StructType();
        try {
            for (Map.Entry<String, JsonNode> field : JSON.readTree(line).properties()) {
                columns = columns.add(field.getKey(), type(field.getValue()));
            }
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("a prediction is no JSON: " + line, never);
        }
        return columns;
    }

    private static DataType type(JsonNode value) {
        if (value.isArray()) {
            return DataTypes.createArrayType(value.isEmpty() ? DataTypes.StringType : type(value.get(0)));
        }
        if (value.isIntegralNumber()) {
            return DataTypes.LongType;
        }
        if (value.isBoolean()) {
            return DataTypes.BooleanType;
        }
        return value.isNumber() ? DataTypes.DoubleType : DataTypes.StringType;
    }
}
