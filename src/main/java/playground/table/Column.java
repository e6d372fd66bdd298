package playground.table;

/**
 * A column as it was understood.
 *
 * @param name empty if the file gives it none
 * @param isNumeric whether at least half of what stands in it are numbers
 * @param filled in how many rows something stands
 * @param numbers how many of these are numbers
 * @param isIndex whether it only counts the rows
 * @param fewValues the number of different values, if they are few enough for classes; else 0
 */
public record Column(String name, boolean isNumeric, int filled, int numbers, boolean isIndex, int fewValues) {}
