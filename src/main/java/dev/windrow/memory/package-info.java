/** How far back networks reach, by lag, as tables and pictures. */
package dev.windrow.memory;
