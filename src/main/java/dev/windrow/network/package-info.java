/** From a {@link dev.windrow.network.NetworkSpec} to a Deeplearning4j network that learns, predicts and is stored. */
package dev.windrow.network;
