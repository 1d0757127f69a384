package dev.windrow.train;

import org.apache.spark.rdd.PartitionCoalescer;
import scala.Serializable;

/** Scala 2.12 has a {@code Serializable} of its own, which {@code RDD.coalesce} asks for. */
interface SerializableCoalescer extends PartitionCoalescer, Serializable {}
