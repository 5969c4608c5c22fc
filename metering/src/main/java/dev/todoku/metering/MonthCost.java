package dev.todoku.metering;

/** What one month's messages would have cost under one contract. */
public sealed interface MonthCost {

    /** All could be sent, for that. */
    record Billed(Invoice invoice) implements MonthCost {}

    /** The plan, or the cap, would have stopped: the invoice is that of the limit, and so many were left unsent. */
    record Stopped(Invoice invoice, long unsent) implements MonthCost {}

    /** The plan was not sold in that month. */
    record NotSold() implements MonthCost {}

    /** Terms are missing. */
    record NotKnown(String why) implements MonthCost {}
}
