/**
 * Points and labels: the data sets' generators, the features that a network sees of a point, and the seeded generator
 * of random numbers. Knows nothing of networks.
 */
package playground.data;
