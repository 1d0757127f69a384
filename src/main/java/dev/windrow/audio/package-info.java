/**
 * From the bytes of a sound file to the frames of a spectrogram, and between those of a MIDI file and the notes of each
 * step. Knows neither corpora nor networks.
 */
package dev.windrow.audio;
