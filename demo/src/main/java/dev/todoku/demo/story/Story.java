package dev.todoku.demo.story;

import dev.todoku.demo.client.AccountClient.Campaign;
import dev.todoku.demo.installation.Installation;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A café's November, from the first friend to the invoice. */
public final class Story {

    /** Where the installation's clock must stand at first. */
    public static final Instant BEGIN = Texts.japan("2026-11-02T10:00");

    private final Installation installation;
    private final Teller teller;
    private final boolean verbose;

    /**
     * A story to be told.
     *
     * @param verbose lists what was not understood
     */
    public Story(Installation installation, PrintStream out, Locale language, boolean verbose) {
        this.installation = installation;
        this.verbose = verbose;
        this.teller = new Teller(out, new Texts(language));
    }

    /** Plays it to the end; true if every figure agrees. */
    public boolean play() {
        long began = System.nanoTime();
        String shopName = teller.texts().of("shop");
        teller.title("title", shopName);
        teller.say("intro.1", ByHand.FRIENDS);
        teller.say("intro.2");
        teller.say("intro.3");
        Shop shop = new Opening(installation, teller).play();
        ByHand byHand = new Conversation(shop, verbose).play();
        new Sends(shop, byHand).play();
        new Surprises(shop, byHand).play();
        Campaign blast = new Budget(shop, byHand).play();
        new MonthEdge(shop, byHand, blast).play();
        new Books(shop, byHand.ofNovember()).play(shop.wait("2026-12-02T10:00"));
        new Books(shop, byHand.ofDecember()).play(shop.wait("2027-01-02T10:00"));
        shop.todoku().reconcile(); // whoever opens the console now finds figures of this moment
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        boolean agree = teller.differing() == 0;
        if (agree) {
            teller.title("end.agree", teller.checked(), seconds);
        } else {
            teller.title("end.differ", teller.checked(), teller.differing(), seconds);
        }
        return agree;
    }
}
