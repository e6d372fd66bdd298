package playground.data;

/**
 * Bits as places of the plane, [−6, 6]²: bits 1, 3, 5 and 7 say in which column a place lies, bits 2, 4, 6 and 8 in which row. Each
 * bit halves the columns, or rows, of the bits before it, in the order of Gray's code (Karnaugh, "The map method for synthesis of
 * combinational logic circuits", 1953), so that neighbouring cells differ in one bit, and a map of fewer bits is a coarser one.
 */
public final class KarnaughMap {
    /** The map reaches from minus this to this. */
    public static final double EDGE = 6;

    private KarnaughMap() {}

    /** 1 or −1 for a 0 at a place; beyond the edge it is as at the edge. */
    static double bit(int number, double x, double y) {
        double along = number % 2 == 1 ? x : y;
        int cells = cells(number);
        int cell = (int) Math.max(0, Math.min(cells - 1, Math.floor((along + EDGE) / (2 * EDGE) * cells)));
        return ((cell ^ (cell >> 1)) & 1) == 1 ? 1 : -1;
    }

    /** How many columns, or rows, a bit tells apart. */
    public static int cells(int number) {
        return 1 << ((number + 1) / 2);
    }

    static int columns(int bits) {
        return 1 << ((bits + 1) / 2);
    }

    static int rows(int bits) {
        return 1 << (bits / 2);
    }

    /** The middle of a column or row, of so many. */
    static double middle(int cell, int cells) {
        return 2 * EDGE * (cell + 0.5) / cells - EDGE;
    }
}
