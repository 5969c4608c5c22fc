package dev.todoku.demo.story;

import dev.todoku.demo.client.AccountClient.Friend;
import dev.todoku.demo.client.EmulatorClient.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Holds what Todoku understood against what friends truly like, which only they know: friend by friend, question by
 * question, of those that were answered at all.
 */
final class Understanding {

    /** Truths are asked one by one; one friend in so many will do. */
    private static final int ONE_IN = 5;

    private final Shop shop;

    Understanding(Shop shop) {
        this.shop = shop;
    }

    /**
     * A question that somebody answered.
     *
     * @param said everything they wrote to it
     * @param right whether it is known of them what is true
     */
    record Answered(String question, List<String> said, String truth, String understood, boolean right) {

        boolean atOnce() {
            return right && said.size() == 1;
        }

        boolean mistaken() {
            return !right && !understood.isEmpty();
        }
    }

    /** Of every fifth friend. */
    List<Answered> look(Map<String, Friend> known) {
        return IntStream.range(0, shop.people().size() / ONE_IN)
                .parallel()
                .mapToObj(n -> shop.people().get(n * ONE_IN))
                .flatMap(user -> of(user, Objects.requireNonNull(known.get(user))).stream())
                .toList();
    }

    private List<Answered> of(String user, Friend known) {
        JsonNode truth = shop.line().person(shop.channel(), user);
        List<ChatMessage> chat = shop.line().chat(shop.channel(), user);
        List<Answered> answered = new ArrayList<>();
        for (String attribute : Menu.ASKED_FOR) {
            List<String> said = answersTo(shop.menu().question(attribute), chat);
            if (!said.isEmpty()) {
                String right =
                        shop.menu().called(attribute, truth.path(attribute).asString());
                String understood = known.attributes().getOrDefault(attribute, "");
                answered.add(new Answered(attribute, said, right, understood, right.equals(understood)));
            }
        }
        return answered;
    }

    private static List<String> answersTo(String question, List<ChatMessage> chat) {
        List<String> said = new ArrayList<>();
        boolean asked = false;
        for (ChatMessage message : chat) {
            String text = message.message().path("text").asString("");
            if (!message.direction().equals("in")) {
                asked = text.contains(question);
            } else if (asked) {
                said.add(text);
            }
        }
        return said;
    }
}
