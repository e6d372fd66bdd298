/**
 * How fast the core is, and next to what: benchmarks of a training step, of the same step written naively, and of an
 * evaluation. Take ratios within one run; machines have slow phases.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:exec} runs all three and writes target/bench.json.
 */
package playground.bench;
