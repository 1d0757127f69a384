/**
 * The job file as records: read from YAML with its defaults and {@code --set a.b=c} overrides, checked as a whole,
 * every problem reported at once. Uses nothing else of Windrow.
 */
package dev.windrow.config;
