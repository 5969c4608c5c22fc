package dev.todoku.demo.story;

import dev.todoku.demo.client.EmulatorClient.Action;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The friends, each with a name, a taste and a way of answering; the n-th is the same in every run. */
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

    static Optional<String> drink(int n) {
        return switch (n % 7) {
            case 0, 1 -> Optional.of("coffee");
            case 2 -> Optional.of("tea");
            case 3 -> Optional.of("cocoa");
            default -> Optional.empty();
        };
    }

    /** Known of those only who named a drink. */
    static Optional<String> size(int n) {
        return switch (n % 3) {
            case 0 -> Optional.of("L");
            case 1 -> Optional.of("M");
            default -> Optional.empty();
        };
    }

    static boolean blocks(int n) {
        return n % 50 == 7;
    }

    /** Some type their answer, in letters of half the width. */
    private static boolean types(int n) {
        return n % 11 == 0;
    }

    List<Action> firstAnswers(List<String> users) {
        return IntStream.range(0, users.size())
                .boxed()
                .flatMap(n -> drink(n).map(drink -> firstAnswer(users.get(n), n, drink)).stream())
                .toList();
    }

    private Action firstAnswer(String user, int n, String drink) {
        return drink.equals("coffee") && types(n)
                ? Action.write(user, texts.of("drink.typed"))
                : Action.tap(user, "drink=" + drink);
    }

    List<Action> secondAnswers(List<String> users) {
        return IntStream.range(0, users.size())
                .boxed()
                .filter(n -> drink(n).isPresent())
                .flatMap(n -> size(n).map(size -> Action.tap(users.get(n), "size=" + size)).stream())
                .toList();
    }

    List<Action> silentBlocks(List<String> users) {
        return IntStream.range(0, users.size())
                .filter(Guests::blocks)
                .mapToObj(n -> Action.block(users.get(n)))
                .toList();
    }
}
