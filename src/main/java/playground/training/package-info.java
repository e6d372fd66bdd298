/**
 * The machine that trains: a {@link playground.training.Run} is the state that an experiment goes through, step by step, and a
 * {@link playground.training.Checkpoint} is that state as a value.
 */
package playground.training;
