/**
 * What a run is: an {@link playground.experiment.Experiment}, one immutable value that says everything.
 *
 * <p>This package has every default, range and choice, each written once: {@link playground.experiment.Ranges}, {@link
 * playground.experiment.Objective} and the enums. Validation and the page's controls both come from them.
 */
package playground.experiment;
