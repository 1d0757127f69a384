/** Windrow: recurrent networks trained where the data already lies, on Apache Spark. */
package dev.windrow;
