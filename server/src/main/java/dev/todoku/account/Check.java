package dev.todoku.account;

/**
 * One finding of a look at LINE: {@code token}, {@code bot} or {@code quota}, whether it is as stated, and the figures.
 */
public record Check(String check, boolean ok, String detail) {}
