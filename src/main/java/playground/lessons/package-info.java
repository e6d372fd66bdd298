/**
 * Lessons: what a step starts with, what its check measures, its hints and its solution, as data; and the conditions on a run's
 * measured state that they are made of. Texts are in {@code web/lessons/}, by language.
 */
package playground.lessons;
