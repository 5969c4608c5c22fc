package dev.todoku.demo.story;

import static dev.todoku.demo.story.Figure.hand;
import static dev.todoku.demo.story.Figure.line;
import static dev.todoku.demo.story.Figure.todoku;

import dev.todoku.demo.client.AccountClient.Friend;
import dev.todoku.demo.client.EmulatorClient.Action;
import dev.todoku.demo.client.EmulatorClient.Usage;
import dev.todoku.demo.story.Figure.Unit;
import dev.todoku.demo.story.Understanding.Answered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Ten thousand people follow, are greeted and asked, and answer as they please; all of it by replies, which LINE does not
 * count. Nobody but they knows what they like: what Todoku knows of them, it has understood.
 */
final class Conversation {

    /** Four of five answer a question; what they say is of the part of the corpus that no reader was made for. */
    private static final Map<String, Object> TALKATIVE =
            Map.of("on", true, "seed", 7, "every", "PT1M", "answerRate", 0.4, "blockRate", 0, "corpus", "heldOut");

    private static final int PERCENT = 100;
    private static final double UNDERSTOOD_MIN = 95;

    private final Shop shop;
    private final Teller teller;
    private final boolean verbose;

    Conversation(Shop shop, boolean verbose) {
        this.shop = shop;
        this.teller = shop.teller();
        this.verbose = verbose;
    }

    ByHand play() {
        follow();
        return answers();
    }

    private void follow() {
        teller.chapter(shop.wait("2026-11-02T11:00"), "follow");
        teller.say("follow.happens", shop.people().size());
        teller.say("follow.greeting", shop.menu().question(Menu.DRINK));
        shop.line().live(shop.channel(), TALKATIVE);
        shop.line()
                .act(shop.channel(), shop.people().stream().map(Action::follow).toList());
        shop.line().settle();
        Usage ledger = shop.ledger(ByHand.NOVEMBER);
        teller.equal(
                Unit.PEOPLE,
                "check.friends",
                todoku(shop.todoku().friendSummary().friends()),
                hand(ByHand.FRIENDS));
        teller.equal(Unit.MESSAGES, "check.replies", line(ledger.replies()), hand(ByHand.FRIENDS));
        String last = shop.people().getLast();
        String name = String.valueOf(shop.todoku().friend(last).displayName());
        teller.holds(name.equals(shop.guests().name(ByHand.FRIENDS - 1)), "check.named", name);
    }

    private ByHand answers() {
        teller.chapter(shop.wait("2026-11-02T18:00"), "answers");
        shop.line().live(shop.channel(), Map.of("on", false));
        Usage ledger = shop.ledger(ByHand.NOVEMBER);
        Map<String, Friend> known =
                shop.todoku().friends().stream().collect(Collectors.toMap(Friend::userId, friend -> friend));
        teller.say("answers.said", ledger.replies() - ByHand.FRIENDS, shop.text("tag.answered"));
        card(known);
        understood(new Understanding(shop).look(known));
        ByHand byHand = counted(known, ledger.replies());
        count("check.coffee", shop.todoku().count(shop.menu().whoLike("coffee")), byHand.coffee());
        count("check.answered", shop.todoku().count(shop.menu().whoAnswered()), byHand.answered());
        teller.equal(
                Unit.MESSAGES,
                "check.nothingCounted",
                todoku(shop.usage(ByHand.NOVEMBER).used()),
                line(ledger.used()),
                hand(0));
        return byHand;
    }

    private void card(Map<String, Friend> known) {
        Friend friend = shop.people().stream()
                .map(user -> Objects.requireNonNull(known.get(user)))
                .filter(each -> each.attributes().keySet().containsAll(Menu.ASKED_FOR))
                .findFirst()
                .orElseThrow();
        teller.say(
                "answers.card",
                String.valueOf(friend.displayName()),
                friend.attributes().getOrDefault(Menu.DRINK, ""),
                friend.attributes().getOrDefault(Menu.SIZE, ""),
                friend.attributes().getOrDefault(Menu.HOME, ""),
                String.join(" ", friend.tags()));
    }

    private void understood(List<Answered> answers) {
        double right = share(answers, Answered::right);
        teller.say("answers.truth", answers.size());
        teller.holds(
                right >= UNDERSTOOD_MIN,
                "check.understood",
                shop.text(
                        "answers.understood",
                        right,
                        share(answers, Answered::atOnce),
                        share(answers, Answered::mistaken)));
        List<Answered> misses = answers.stream().filter(each -> !each.right()).toList();
        if (!verbose) {
            teller.say("answers.misses", misses.size());
        }
        for (Answered miss : verbose ? misses : List.<Answered>of()) {
            teller.say(
                    "answers.miss", miss.question(), String.join(" / ", miss.said()), miss.truth(), miss.understood());
        }
    }

    private static double share(List<Answered> answers, Predicate<Answered> of) {
        return Math.floor(10.0 * PERCENT * answers.stream().filter(of).count() / answers.size()) / 10;
    }

    /** Friend by friend, as somebody would who leafs through all their pages. */
    private ByHand counted(Map<String, Friend> known, long replies) {
        int coffee = 0;
        int largeTea = 0;
        int answered = 0;
        int coffeeBlocks = 0;
        for (int n = 0; n < shop.people().size(); n++) {
            Friend friend = Objects.requireNonNull(known.get(shop.people().get(n)));
            String drink = friend.attributes().getOrDefault(Menu.DRINK, "");
            boolean likesCoffee = drink.equals(shop.menu().drinkName("coffee"));
            coffee += likesCoffee ? 1 : 0;
            coffeeBlocks += likesCoffee && Guests.blocks(n) ? 1 : 0;
            boolean large = friend.attributes().getOrDefault(Menu.SIZE, "").equals("L");
            largeTea += large && drink.equals(shop.menu().drinkName("tea")) ? 1 : 0;
            answered += friend.attributes().keySet().containsAll(Menu.ASKED_FOR) ? 1 : 0;
        }
        return new ByHand(coffee, largeTea, answered, coffeeBlocks, replies);
    }

    private void count(String what, long counted, int byHand) {
        teller.equal(Unit.PEOPLE, what, todoku(counted), hand(byHand));
    }
}
