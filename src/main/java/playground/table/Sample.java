package playground.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first records of a text, by which its format is found.
 *
 * @param width the most frequent number of fields; the larger of two that are as frequent; 0 if there are no records
 */
record Sample(List<List<String>> rows, int width) {
    private static final int ROWS = 200;

    static Sample of(Records records) throws Records.Broken {
        List<List<String>> rows = new ArrayList<>();
        records.each((line, fields) -> {
            rows.add(fields);
            return rows.size() < ROWS;
        });
        Map<Integer, Integer> widths = new TreeMap<>();
        rows.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
        int usual = 0;
        for (int width : widths.keySet()) {
            if (widths.get(width) >= widths.getOrDefault(usual, 0)) {
                usual = width;
            }
        }
        return new Sample(rows, usual);
    }

    /** Those that have the usual number of fields. */
    List<List<String>> usualRows() {
        return rows.stream().filter(row -> row.size() == width).toList();
    }
}
