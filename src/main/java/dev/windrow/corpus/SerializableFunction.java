package dev.windrow.corpus;

import java.io.Serializable;
import java.util.function.Function;

/** A function that can travel to an executor. */
@FunctionalInterface
public interface SerializableFunction<A, B> extends Function<A, B>, Serializable {}
