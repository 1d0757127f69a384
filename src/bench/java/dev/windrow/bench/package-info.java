/**
 * Windrow measured against what people use instead: stock Deeplearning4j, dl4j-spark and libtorch. Each contender runs
 * in a process of its own, one at a time and in turn, so that all see the same weather on the machine.
 */
package dev.windrow.bench;
