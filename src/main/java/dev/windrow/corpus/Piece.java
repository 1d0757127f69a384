package dev.windrow.corpus;

import java.util.List;

/**
 * A piece of music as its file has it.
 *
 * @param split the split that its file says it is of; empty if it says nothing
 * @param number its place among those, from 1; 0 of a file that is one piece
 * @param steps the notes that sound at each
 */
record Piece(String split, int number, List<int[]> steps) {}
