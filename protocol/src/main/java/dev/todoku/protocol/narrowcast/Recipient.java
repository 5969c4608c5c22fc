package dev.todoku.protocol.narrowcast;

import java.util.List;
import java.util.stream.Stream;

/** Whom a narrowcast is for, before any filter by what they are. */
public sealed interface Recipient {

    /** Who is in all of them. */
    record And(List<Recipient> all) implements Recipient {
        public And {
            all = List.copyOf(all);
        }
    }

    /** Who is in any of them. */
    record Or(List<Recipient> any) implements Recipient {
        public Or {
            any = List.copyOf(any);
        }
    }

    /** Who is not in it. */
    record Not(Recipient none) implements Recipient {}

    /** Who is in an audience group. */
    record Audience(long audienceGroupId) implements Recipient {}

    /** Who was sent an earlier narrowcast. */
    record Redelivery(String requestId) implements Recipient {}

    /** The audiences and redeliveries in it, operators taken apart. */
    default Stream<Recipient> leaves() {
        return switch (this) {
            case And(var all) -> all.stream().flatMap(Recipient::leaves);
            case Or(var any) -> any.stream().flatMap(Recipient::leaves);
            case Not(var none) -> none.leaves();
            case Audience _, Redelivery _ -> Stream.of(this);
        };
    }
}
