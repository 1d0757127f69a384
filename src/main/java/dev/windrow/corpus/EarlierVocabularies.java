package dev.windrow.corpus;

/**
 * Vocabularies of a model that training is to go on from: what they hold keeps its ids.
 *
 * @param model where they are from, for the manifest
 * @param encoding the vocabularies
 */
public record EarlierVocabularies(String model, Encoding encoding) {}
