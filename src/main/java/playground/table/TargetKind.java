package playground.table;

/** What the target column holds. */
public enum TargetKind {
    CLASSES,
    VALUES
}
