/** Mergeable metrics that count as the field's reference scorers do. */
package dev.windrow.metric;
