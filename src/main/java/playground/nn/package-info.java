/**
 * The backpropagation core: what a network is, the forward and the backward pass over a minibatch, and the optimizers.
 *
 * <p>Read in this order: {@link playground.nn.Network} (the description, immutable), {@link playground.nn.Pass} (one minibatch
 * through it and back), {@link playground.nn.Optimizer} (what is done with the gradients). The enums {@code Activation}, {@code
 * Output} and {@code Loss} list the choices with their formulas; {@code UnitFunction}, {@code OutputFunction} and {@code
 * LossFunction} compute them.
 *
 * <p>Shapes. All parameters of a network lie in one flat array, layer by layer, the output layer last; within a layer the
 * weights (fanOut rows of fanIn), then the fanOut biases. Values that depend on the sample are unit-major,
 * {@code [unit][sample]}, so that the innermost loop of every kernel runs over the contiguous minibatch.
 *
 * <p>Nothing here starts a thread or is shared between threads: a {@code Pass} and an {@code Optimizer} belong to the thread
 * that owns the run. No method called in a training step allocates.
 */
package playground.nn;
