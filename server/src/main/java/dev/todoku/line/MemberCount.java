package dev.todoku.line;

/** How many people are in a group or room, the bot not among them. */
public record MemberCount(long count) {}
