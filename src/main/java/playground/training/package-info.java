/**
 * From an {@link playground.training.Experiment}, one immutable value that says everything, to a
 * {@link playground.training.Run}, the state that training it goes through.
 *
 * <p>Beside the experiment's records stands every default, range and choice, once: {@link playground.training.Ranges},
 * {@link playground.training.Objective} and the enums. Validation and the page's controls both come from them.
 */
package playground.training;
