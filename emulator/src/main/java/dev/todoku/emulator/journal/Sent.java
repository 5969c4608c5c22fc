package dev.todoku.emulator.journal;

import dev.todoku.protocol.Json;
import dev.todoku.protocol.message.FlexMessage;
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

    /** How long the layouts of the sender's own are as JSON; as trees in memory they take some seven times that. */
    int layoutBytes() {
        int bytes = 0;
        for (SentObject object : objects)
            if (object.message() instanceof FlexMessage flex) bytes += Json.write(flex.contents()).length;
        return bytes;
    }
}
