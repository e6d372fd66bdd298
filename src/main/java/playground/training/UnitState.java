package playground.training;

/** How a hidden unit stands, over the examples looked at. */
public enum UnitState {
    ALIVE,
    /** A rectifier that no example gets through. */
    DEAD,
    /** A bounded function that nearly all examples push to its bounds. */
    SATURATED
}
