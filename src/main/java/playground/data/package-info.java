/**
 * Points and labels: the data sets' generators, the inputs that a network gets of a point, and the seeded generator
 * of random numbers. Knows nothing of networks.
 */
package playground.data;
