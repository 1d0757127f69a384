package dev.windrow.train;

import java.io.Serializable;
import org.apache.spark.rdd.PartitionCoalescer;

/** {@code RDD.coalesce} asks for both; Scala 2.13's {@code Serializable} is Java's. */
interface SerializableCoalescer extends PartitionCoalescer, Serializable {}
