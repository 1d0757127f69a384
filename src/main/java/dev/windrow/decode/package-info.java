/**
 * From the probabilities a network gives to the sequence it means: searches over arrays and step functions, which know
 * neither networks nor vocabularies. Equal scores are told apart in the same way everywhere.
 */
package dev.windrow.decode;
