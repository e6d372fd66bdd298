/**
 * Points and labels: the data sets' generators, the inputs that a network gets for a point, and the seeded generator of random
 * numbers. Nothing here knows of networks.
 */
package playground.data;
