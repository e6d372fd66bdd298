package playground.data;

/**
 * What a generator is told.
 *
 * @param count how many points; {@link DataSet#PARITY} doesn't read it
 * @param noise 0 … 50, percent; what it does depends on the set
 * @param classes how many classes; regression doesn't read it
 * @param bits only {@link DataSet#PARITY} reads it
 * @param formula the targets by x; only sets that are made of a formula read it
 * @param trainShare percent of the points that are for training
 */
public record Recipe(int count, double noise, int classes, int bits, Formula formula, int trainShare) {}
