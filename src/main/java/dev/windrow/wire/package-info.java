/**
 * How long vectors of floats travel between machines: the bytes they are written in, some exact and some shorter than
 * that, and the slices they are cut into. Nothing here knows Spark or what the numbers mean.
 */
package dev.windrow.wire;
