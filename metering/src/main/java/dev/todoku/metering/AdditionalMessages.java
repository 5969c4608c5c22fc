package dev.todoku.metering;

/** What becomes of messages beyond the free ones. */
public sealed interface AdditionalMessages {

    /** The plan stops: LINE refuses what goes beyond. */
    record NotOffered() implements AdditionalMessages {}

    /** Not known whether they are offered, or at what price. */
    record Unknown() implements AdditionalMessages {}

    /** Sold at a graduated price. */
    record Priced(Tariff tariff) implements AdditionalMessages {}
}
