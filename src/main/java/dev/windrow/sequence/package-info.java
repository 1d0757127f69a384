/** Pairs of sequences, how they line up, the windows cut from them and the minibatches built of windows. */
package dev.windrow.sequence;
