/**
 * The trained network as a file that runs elsewhere: {@link playground.export.TrainedNetwork} describes it, and each target has a
 * writer of its own, chosen by {@link playground.export.ExportFormat}.
 */
package playground.export;
