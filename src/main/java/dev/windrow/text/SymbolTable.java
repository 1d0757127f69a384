package dev.windrow.text;

import java.util.Arrays;

/** From a symbol to its place in an array: open addressing, at most half full, no boxes. */
final class SymbolTable {
    private static final int EMPTY = -1;

    private final String[] symbols;
    private final int[] places;

    /** The array is kept and must not change; it holds no symbol twice. */
    SymbolTable(String[] symbols) {
        this.symbols = symbols;
        places = new int[Integer.highestOneBit(Math.max(symbols.length, 1)) * 4];
        Arrays.fill(places, EMPTY);
        for (int id = 0; id < symbols.length; id++) {
            int slot = slot(symbols[id]);
            if (places[slot] != EMPTY) {
                throw new IllegalArgumentException("the symbol '" + symbols[id] + "' stands twice in a vocabulary");
            }
            places[slot] = id;
        }
    }

    /** The place of a symbol, or -1. */
    int find(String symbol) {
        return places[slot(symbol)];
    }

    private int slot(String symbol) {
        int mask = places.length - 1;
        int slot = ((symbol.hashCode() * 0x9E3779B9) >>> 7) & mask;
        while (places[slot] != EMPTY && !symbols[places[slot]].equals(symbol)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
