/**
 * A run written down while it goes, so that another process can go on with it to the same bytes: what is in a
 * checkpoint, how it is kept whole, and when one is written.
 */
package dev.windrow.train.checkpoint;
