package dev.todoku.emulator.account;

import java.time.YearMonth;

/** Messages set apart while a send's real number is not fixed. */
public record Reservation(YearMonth month, long size) {}
