/** From the bytes of a sound file to the frames of a spectrogram. Knows neither corpora nor networks. */
package dev.windrow.audio;
