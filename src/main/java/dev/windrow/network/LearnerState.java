package dev.windrow.network;

import java.io.Serializable;

/**
 * All that a learner knows: what trainers send about, average and store. Arrays are the state's own when a learner
 * gives one out ({@link Learner#state} copies) and are copied when it takes one in ({@link Learner#load}).
 *
 * @param parameters the flat weights, in the order of {@link ParameterLayout}
 * @param moments what the optimizer remembers, each as long as the parameters
 * @param iteration steps done
 */
public record LearnerState(float[] parameters, float[][] moments, long iteration) implements Serializable {}
