package dev.todoku.demo.story;

import static dev.todoku.demo.story.Figure.hand;
import static dev.todoku.demo.story.Figure.line;
import static dev.todoku.demo.story.Figure.todoku;

import dev.todoku.demo.client.AccountClient;
import dev.todoku.demo.client.AccountClient.Usage;
import dev.todoku.demo.client.EmulatorClient;
import dev.todoku.demo.client.EmulatorClient.Channel;
import dev.todoku.demo.client.ServerClient;
import dev.todoku.demo.client.ServerClient.Account;
import dev.todoku.demo.installation.Installation;
import dev.todoku.demo.story.Figure.Unit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The shop opens its account at LINE, connects it, sets a budget, and says what happens when friends answer. */
final class Opening {

    private static final String PLAN = "jp-2023-standard";
    private static final long CAP = 20_000;
    private static final long BUDGET_YEN = 45_000;

    private final Installation installation;
    private final Teller teller;
    private final Texts texts;
    private final Menu menu;

    Opening(Installation installation, Teller teller) {
        this.installation = installation;
        this.teller = teller;
        this.texts = teller.texts();
        this.menu = new Menu(texts);
    }

    Shop play() {
        EmulatorClient line = installation.emulator();
        teller.chapter(line.now(), "opening");
        teller.say("opening.plan");
        teller.say("opening.cap");
        Channel channel = line.open(texts.of("shop"), PLAN, CAP);
        ServerClient server = installation.server();
        Account account = server.connect(texts.of("shop"), channel, PLAN, CAP);
        line.tellWebhooksTo(channel, installation.serverUrl().resolve(account.webhookPath()));
        String checks =
                account.checks().stream().map(check -> Teller.mark(check.ok())).collect(Collectors.joining(" "));
        teller.say("opening.checked", checks);
        AccountClient todoku = server.account(account.accountId());
        teller.say("opening.budget");
        Usage month = todoku.budgetInMoney(BUDGET_YEN);
        long limit = Objects.requireNonNull(line.usage(channel, ByHand.NOVEMBER).remaining());
        teller.equal(Unit.MESSAGES, "check.limit", line(limit), hand(ByHand.LIMIT));
        teller.equal(Unit.MESSAGES, "check.ceiling", todoku(month.ceiling()), hand(ByHand.CEILING));
        rules(todoku);
        Guests guests = new Guests(texts);
        List<String> people = line.addPeople(channel, guests.names(ByHand.FRIENDS));
        return new Shop(teller, menu, guests, line, channel, todoku, people);
    }

    private void rules(AccountClient todoku) {
        todoku.createChoice(Menu.DRINK, texts.of("attribute.drink"), menu.drinkNames(), menu.drinkWords());
        todoku.createChoice(Menu.SIZE, texts.of("attribute.size"), Menu.SIZES, Menu.sizeWords());
        todoku.createText(Menu.HOME, texts.of("attribute.prefecture"), "prefecture");
        todoku.createTag(texts.of("tag.answered"));
        todoku.createDialogue(menu.dialogue());
    }
}
