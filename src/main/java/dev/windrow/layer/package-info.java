/**
 * Deeplearning4j layers and vertices on the numeric cores of {@link dev.windrow.kernel}.
 *
 * <p>A layer is three things in Deeplearning4j's way of cutting it: a configuration, which is what a model file stores;
 * a parameter initialiser, which lays the parameters out in the network's flat vector; and the layer that computes.
 * Sequences go from layer to layer as {@code [batch, features, time]} whose memory is time-major, {@code [time][batch]
 * [features]}, so that a place's features stand together and the kernels read and write without a copy. Sequences that
 * lie otherwise are copied once at the border; see {@link dev.windrow.layer.Places}.
 *
 * <p>Layers hand out views of buffers they reuse: an output is good until its layer's next activation. Networks must
 * run without Deeplearning4j's workspaces ({@code WorkspaceMode.NONE}).
 */
package dev.windrow.layer;
