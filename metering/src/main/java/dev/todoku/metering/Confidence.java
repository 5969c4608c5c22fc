package dev.todoku.metering;

/** How well a figure is known, strongest first. */
public enum Confidence {
    /** Stated by the account's owner from their own contract. */
    AGREED,
    /** LINE's own text was read. */
    OFFICIAL,
    /** At least two independent third parties say the same. */
    CORROBORATED,
    /** One third party says so. */
    SINGLE_SOURCE,
    /** Looked for and not found. */
    NOT_FOUND;

    /** The weaker of the two: a sum is known no better than its least known part. */
    public Confidence weaker(Confidence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
