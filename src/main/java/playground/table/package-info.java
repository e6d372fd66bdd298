/**
 * A person's own file as data: bytes and what the person has chosen become a {@link playground.table.Reading}, which says how the
 * file was understood, which rows are points and which aren't, and why. Stateless, and nothing of a file is kept or logged.
 *
 * <p>A file is read in passes over its text, and none keeps the rows: a reading takes the memory of the text and of the points.
 */
package playground.table;
