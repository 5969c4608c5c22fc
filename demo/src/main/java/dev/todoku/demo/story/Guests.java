package dev.todoku.demo.story;

import dev.todoku.demo.client.EmulatorClient.Action;
import java.util.List;
import java.util.stream.IntStream;

/** The friends, each with a name; the n-th is the same in every run. What they like and how they answer only they know. */
final class Guests {

    private final Texts texts;
    private final List<String> family;
    private final List<String> given;

    Guests(Texts texts) {
        this.texts = texts;
        this.family = texts.list("names.family");
        this.given = texts.list("names.given");
    }

    /** Neighbours differ in both parts; 20 family names times 23 given ones. */
    String name(int n) {
        return texts.of("name.order", family.get(n % family.size()), given.get(n % given.size()));
    }

    List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(this::name).toList();
    }

    static boolean blocks(int n) {
        return n % 50 == 7;
    }

    List<Action> silentBlocks(List<String> users) {
        return IntStream.range(0, users.size())
                .filter(Guests::blocks)
                .mapToObj(n -> Action.block(users.get(n)))
                .toList();
    }
}
