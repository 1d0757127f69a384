/**
 * Deeplearning4j layers on the numeric cores of {@link dev.windrow.kernel}.
 *
 * <p>A layer is three things in Deeplearning4j's way of cutting it: a configuration, which is what a model file stores;
 * a parameter initialiser, which lays the parameters out in the network's flat vector; and the layer that computes.
 * Sequences go from layer to layer as {@code [batch, features, time]} whose memory is time-major, {@code [time][batch]
 * [features]}: the kernels read and write that without a copy. Sequences that lie otherwise are copied once on entry.
 *
 * <p>Layers hand out views of buffers they reuse: an output is good until its layer's next activation. Networks must
 * run without Deeplearning4j's workspaces ({@code WorkspaceMode.NONE}).
 */
package dev.windrow.layer;
