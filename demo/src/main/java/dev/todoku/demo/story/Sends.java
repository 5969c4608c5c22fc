package dev.todoku.demo.story;

import static dev.todoku.demo.story.Figure.hand;
import static dev.todoku.demo.story.Figure.line;
import static dev.todoku.demo.story.Figure.todoku;

import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.client.AccountClient.Estimate;
import dev.todoku.demo.client.AccountClient.Usage;
import dev.todoku.demo.client.EmulatorClient.ChatMessage;
import dev.todoku.demo.story.Figure.Unit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Sends to the right ones: one text to a segment by multicast, one by name by push. */
final class Sends {

    private final Shop shop;
    private final Teller teller;
    private final ByHand byHand;

    Sends(Shop shop, ByHand byHand) {
        this.shop = shop;
        this.byHand = byHand;
        this.teller = shop.teller();
    }

    void play() {
        segment();
        personal();
    }

    private void segment() {
        teller.chapter(shop.wait("2026-11-03T10:00"), "segment");
        JsonNode coffee = shop.menu().whoLike("coffee");
        Estimate estimate = shop.todoku().estimate(coffee, shop.menu().message("beans"));
        BigDecimal cost = Objects.requireNonNull(estimate.cost()).amount();
        teller.say("segment.estimate", estimate.recipients(), cost, estimate.remainingAfter(), estimate.seconds());
        teller.equal(Unit.MESSAGES, "check.estimate", todoku(estimate.recipients()), hand(byHand.coffee()));
        teller.equal(Unit.YEN, "check.cost", todoku(cost), hand(0));
        Campaign campaign = shop.send("beans", coffee);
        teller.say("segment.sent", shop.status(campaign));
        used(ByHand.NOVEMBER, byHand.coffee());
    }

    private void personal() {
        teller.chapter(shop.wait("2026-11-05T15:00"), "personal");
        Campaign campaign = shop.send("coupon", shop.menu().whoLikeLarge("tea"));
        int one = IntStream.range(0, ByHand.FRIENDS)
                .filter(n -> isLargeTea(shop.people().get(n)))
                .findFirst()
                .orElseThrow();
        ChatMessage newest =
                shop.line().chat(shop.channel(), shop.people().get(one)).getLast();
        String name = shop.guests().name(one);
        teller.say(
                "personal.sent",
                campaign.accepted(),
                name,
                newest.message().path("text").asString());
        used(ByHand.NOVEMBER, byHand.coffee() + byHand.largeTea());
        teller.equal(
                Unit.MESSAGES,
                "check.remaining",
                todoku(shop.usage(ByHand.NOVEMBER).remaining()),
                hand(ByHand.CEILING - byHand.coffee() - byHand.largeTea()));
    }

    private boolean isLargeTea(String user) {
        Map<String, String> known = shop.todoku().friend(user).attributes();
        return known.getOrDefault(Menu.DRINK, "").equals(shop.menu().drinkName("tea"))
                && known.getOrDefault(Menu.SIZE, "").equals("L");
    }

    private void used(YearMonth month, long byHand) {
        Usage usage = shop.usage(month);
        teller.equal(
                Unit.MESSAGES,
                "check.used",
                todoku(usage.used()),
                line(shop.ledger(month).used()),
                hand(byHand));
    }
}
