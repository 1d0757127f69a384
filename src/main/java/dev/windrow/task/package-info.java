/**
 * What is learned: a task says what its examples are, how a job for it can be wrong, how predictions are scored and
 * written, and which baselines stand beside the network. One file a task.
 */
package dev.windrow.task;
