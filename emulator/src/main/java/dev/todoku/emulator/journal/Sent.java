package dev.todoku.emulator.journal;

import java.util.List;

/**
 * What an accepted call sent.
 *
 * @param requested how many recipients the caller named, or all who could be reached
 * @param counted messages that the plan is charged with, 0 for replies
 * @param delivered who has it in the chat now
 */
public record Sent(Route via, int requested, long counted, Recipients delivered, List<SentObject> objects) {
    public Sent {
        objects = List.copyOf(objects);
    }
}
