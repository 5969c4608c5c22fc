package dev.todoku.emulator.life;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Ledger;
import dev.todoku.emulator.person.Draw;
import dev.todoku.emulator.person.Person;
import dev.todoku.emulator.person.Topic;
import dev.todoku.emulator.richmenu.MenuStatistics;
import dev.todoku.emulator.richmenu.RichMenus;
import dev.todoku.protocol.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What one friend does who has just read a request: by taste, by how much they got lately, and by chance. */
final class Reader {
    private static final int CLICK = 11;
    private static final int TAP = 12;
    private static final int ANSWER = 13;
    private static final int BLOCK = 14;
    private static final int COMPLAIN = 15;
    private static final int PLAY = 16;
    private static final int WORDS = 17;
    private static final int MENU = 18;
    private static final int CHOICE = 200;
    /** What is not about any topic leaves people in the middle. */
    private static final double INDIFFERENT = 0.3;

    private final Account account;
    private final int ordinal;
    private final Stimulus stimulus;
    private final long seed;
    private final LifeSettings with;
    private final Phone phone;
    private final Acting acting;
    private final Instant now;
    private final Person person;
    private final double interest;
    /** 1 for who is not bored; the more messages lately, the less is left of it. */
    private final double openness;

    Reader(Living life, Attention attention, int ordinal, Phone phone, Acting acting, Instant now) {
        this.account = life.account();
        this.ordinal = ordinal;
        this.stimulus = attention.stimulus();
        this.seed = attention.seed();
        this.with = life.settings();
        this.phone = phone;
        this.acting = acting;
        this.now = now;
        this.person = account.friends().person(ordinal);
        this.interest = interest(stimulus.topics());
        double patience = with.patience() * (0.5 + Reading.liveliness(with.seed(), ordinal));
        this.openness = Math.min(1, patience / Math.max(life.mood().recent(ordinal, now), 1e-9));
    }

    void react(Deeds deeds) {
        for (int bubble = 0; bubble < stimulus.bubbles(); bubble++)
            phone.see(account, ordinal, stimulus.requestId(), bubble);
        deeds.read();
        play();
        if (chance(CLICK) < rate(with.clickRate()) && !stimulus.links().isEmpty()) {
            tap(favourite(stimulus.links(), CLICK));
            deeds.clicked();
        }
        if (!stimulus.buttons().isEmpty()) {
            if (chance(TAP) < rate(with.tapRate())) {
                tap(favourite(stimulus.buttons(), TAP));
                deeds.tapped();
            }
        } else if (stimulus.question().isPresent() && chance(ANSWER) < answerRate()) {
            say(answer(stimulus.question().get()));
            deeds.answered();
        }
        if (!stimulus.reply()) {
            useMenu(deeds);
            leaveIfFedUp(deeds);
        }
    }

    /** The rich menu lies below what was just read. */
    private void useMenu(Deeds deeds) {
        RichMenus.Shown shown = account.richMenus().shown(ordinal).orElse(null);
        if (shown == null || !account.friends().isFollowing(ordinal)) return;
        MenuStatistics statistics = account.richMenus().statistics();
        String id = shown.menu().id();
        LocalDate day = LocalDate.ofInstant(now, Ledger.DAYS);
        statistics.seen(id, ordinal, day);
        // most do not tap whatever it offers, and need not be asked what suits them
        if (chance(MENU) >= rate(with.menuRate(), 1)) return;
        List<Stimulus.Offer> areas = Stimulus.areas(shown.menu().menu());
        Stimulus.Offer area = favourite(areas, MENU);
        if (chance(MENU) >= rate(with.menuRate(), interest(area.topics()))) return;
        statistics.tapped(id, areas.indexOf(area), ordinal, day);
        phone.tap(account, ordinal, new Tap(area.action(), null, 0, null, null));
        deeds.menuTapped();
    }

    /** Who is in a conversation goes on with it; who is only sent something needs more of a reason. */
    private double answerRate() {
        return stimulus.reply() ? Math.min(1, 2 * with.answerRate()) : rate(with.answerRate());
    }

    /** A rate as it is of who cares half for it; nobody is surer than sure. */
    private double rate(double average) {
        return rate(average, interest);
    }

    private double rate(double average, double care) {
        return Math.min(1, 2 * average * care * openness);
    }

    private void leaveIfFedUp(Deeds deeds) {
        double boredom = (1 - interest) * (2 - openness) / Math.max(openness, 0.05);
        if (chance(BLOCK) < with.blockRate() * boredom) {
            acting.act(account, ordinal, "unfollow", Json.object());
            deeds.blocked();
        } else if (openness < 1 && chance(COMPLAIN) < with.blockRate() * boredom / 4) {
            say(Answers.to(Question.STOP, person, 0, with.corpus(), now, Draw.seed(seed, ordinal)));
            deeds.answered();
        }
    }

    private void play() {
        for (Stimulus.Clip clip : stimulus.clips()) {
            double far = chance(PLAY + 1_000 * (clip.bubble() + 1)) * 2 * interest;
            if (far < 0.2) continue;
            int percent = (int) Math.min(100, far * 100);
            account.reactions().played(stimulus.requestId(), ordinal, clip.bubble(), percent, now);
            if (percent == 100 && clip.trackingId() != null)
                acting.act(account, ordinal, "videoPlayComplete", completed(clip.trackingId()));
        }
    }

    private static ObjectNode completed(String trackingId) {
        ObjectNode content = Json.object();
        content.putObject("videoPlayComplete").put("trackingId", trackingId);
        return content;
    }

    private void tap(Stimulus.Offer offer) {
        phone.tap(account, ordinal, new Tap(offer.action(), stimulus.requestId(), offer.bubble(), null, null));
    }

    private void say(String text) {
        ObjectNode content = Json.object();
        content.putObject("message").put("type", "text").put("text", text);
        acting.act(account, ordinal, "message", content);
    }

    private String answer(Question question) {
        return Answers.to(
                question, person, interest, with.corpus(), now, Draw.seed(seed, Draw.bits(ordinal, WORDS, 0)));
    }

    /** One of several, the likelier the better it suits. */
    private Stimulus.Offer favourite(List<Stimulus.Offer> offers, int what) {
        double[] weights = new double[offers.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.05 + Math.pow(interest(offers.get(i).topics()), 2);
            sum += weights[i];
        }
        double left = chance(CHOICE + what) * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) return offers.get(i);
        }
        return offers.getLast();
    }

    private double interest(List<Topic> topics) {
        if (topics.isEmpty()) return INDIFFERENT;
        double most = 0;
        for (Topic topic : topics) most = Math.max(most, person.taste(topic));
        return most;
    }

    private double chance(int what) {
        return Draw.unit(seed, ordinal, what);
    }
}
