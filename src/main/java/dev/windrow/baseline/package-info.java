/**
 * What a network has to beat: interpolated n-grams, the most frequent tag, the majority class, TF-IDF with logistic
 * regression. Each learns from the same windows as the network and is scored with the same metrics; each gives the same
 * numbers wherever the job runs.
 */
package dev.windrow.baseline;
