/**
 * Elementary functions and random draws that give the same bits on every JVM and every processor.
 *
 * <p>They are made from IEEE 754 additions, multiplications, divisions and exact bit operations only: no {@code Math.exp},
 * whose last bits differ between JDKs, and no {@code Math.fma}, which is slow where the processor lacks it. Everything here is
 * stateless and safe from any thread. Beside them is what the curvature of a loss is found with: vectors, and the largest
 * eigenvalue of a symmetric matrix.
 */
package playground.maths;
