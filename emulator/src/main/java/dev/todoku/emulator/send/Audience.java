package dev.todoku.emulator.send;

import dev.todoku.emulator.journal.Recipients;

/**
 * Who a send is for.
 *
 * @param planned messages to reserve while the real number is not fixed: all who were asked for
 * @param counted messages that count: those asked for who can be reached
 * @param delivered who can be reached
 */
record Audience(int planned, long counted, Recipients delivered) {}
