/**
 * What happened in a step, seen one number at a time. Here the arithmetic of a network is spelled out as a graph of scalars, a
 * second and independent way to the gradients of {@link playground.nn}: slow, but every edge can be looked at.
 *
 * <p>To be read from {@link playground.explain.Value} to {@link playground.explain.Neuron} to {@link playground.explain.Mlp}.
 */
package playground.explain;
