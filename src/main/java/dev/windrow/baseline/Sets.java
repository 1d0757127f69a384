package dev.windrow.baseline;

import dev.windrow.sequence.Window;
import org.apache.spark.api.java.JavaRDD;

/**
 * What a baseline learns from, chooses by and is scored on; each in an order that is the same wherever it is computed.
 *
 * @param train the training windows
 * @param valid the validation windows
 * @param scored the windows of the split that is reported
 */
record Sets(JavaRDD<Window> train, JavaRDD<Window> valid, JavaRDD<Window> scored) {}
