package dev.todoku.demo.story;

import static dev.todoku.demo.story.Figure.hand;
import static dev.todoku.demo.story.Figure.line;
import static dev.todoku.demo.story.Figure.todoku;

import dev.todoku.demo.client.AccountClient.Friend;
import dev.todoku.demo.client.EmulatorClient.Action;
import dev.todoku.demo.client.EmulatorClient.Usage;
import dev.todoku.demo.story.Figure.Unit;
import java.util.List;

/** Ten thousand people follow, are greeted and answer two questions; all of it by replies, which LINE does not count. */
final class Conversation {

    private final Shop shop;
    private final Teller teller;

    Conversation(Shop shop) {
        this.shop = shop;
        this.teller = shop.teller();
    }

    void play() {
        follow();
        answer();
    }

    private void follow() {
        teller.chapter(shop.wait("2026-11-02T11:00"), "follow");
        teller.say("follow.happens", shop.people().size());
        teller.say("follow.greeting", shop.text("message.question1"));
        act(shop.people().stream().map(Action::follow).toList());
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

    private void answer() {
        teller.chapter(shop.wait("2026-11-02T12:30"), "answers");
        List<Action> first = shop.guests().firstAnswers(shop.people());
        act(first);
        teller.say(
                "answers.first",
                first.size(),
                shop.text("drink.typed"),
                first.stream().filter(answer -> answer.text() != null).count());
        List<Action> second = shop.guests().secondAnswers(shop.people());
        act(second);
        teller.say("answers.second", second.size(), shop.text("tag.answered"));
        Friend friend = shop.todoku().friend(second.getFirst().userId());
        teller.say(
                "answers.card",
                String.valueOf(friend.displayName()),
                friend.attributes().getOrDefault(Menu.DRINK, ""),
                friend.attributes().getOrDefault(Menu.SIZE, ""),
                String.join(" ", friend.tags()));
        Usage ledger = shop.ledger(ByHand.NOVEMBER);
        count("check.coffee", shop.todoku().count(shop.menu().whoLike("coffee")), ByHand.COFFEE);
        count("check.answered", shop.todoku().count(shop.menu().whoAnswered()), ByHand.SECOND_ANSWERS);
        teller.equal(
                Unit.MESSAGES,
                "check.replies",
                line(ledger.replies()),
                hand(ByHand.FRIENDS + ByHand.FIRST_ANSWERS + ByHand.SECOND_ANSWERS));
        teller.equal(
                Unit.MESSAGES,
                "check.nothingCounted",
                todoku(shop.usage(ByHand.NOVEMBER).used()),
                line(ledger.used()),
                hand(0));
    }

    private void count(String what, long counted, int byHand) {
        teller.equal(Unit.PEOPLE, what, todoku(counted), hand(byHand));
    }

    private void act(List<Action> actions) {
        shop.line().act(shop.channel(), actions);
        shop.line().settle();
    }
}
