package dev.windrow.kernel;

/** Scratch numbers that grow to the largest size asked for and are kept for the next caller. */
public final class GrowingBlock {
    private final Precision precision;
    private Block block;

    public GrowingBlock(Precision precision) {
        this.precision = precision;
        this.block = Block.zeros(precision, 0);
    }

    /**
     * The first {@code size} numbers, holding whatever the last user left. Blocks handed out earlier share them, or are
     * older and smaller memory that stays valid while it is reachable.
     */
    public Block first(long size) {
        if (block.size() < size) {
            block = Block.zeros(precision, size);
        }
        return block.slice(0, size);
    }
}
