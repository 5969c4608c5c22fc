package dev.todoku.campaign;

import dev.todoku.kernel.Why;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sending would take, without sending.
 *
 * @param messages counted messages at most: LINE does not count friends who block in silence
 * @param route multicast if everybody gets the same, push if texts say something of each friend; then {@code shares} says who
 *     shares a text
 * @param limit the month's limit, or null if not known
 * @param remaining what can still be granted this month
 * @param remainingAfter the same after this send; negative if it does not fit
 * @param shortBy messages it is short by; nought if it fits
 * @param cost price of these messages at the margin, before tax; null if not known or not for sale
 * @param needsApproval whether a second person has to let it go, for its cost
 * @param why what stops a send now, or why the cost is not known
 * @param seconds at LINE's own rate limits, pushes and multicasts side by side
 * @param shares who of a personal message's friends would share a text, and so get it by multicast all the same; null if
 *     everybody gets the same
 * @param expected how many will arrive, if friends block as they did; null before LINE has counted a day of ours
 * @param choices what can be done if it does not fit; none if it fits
 * @param forecast the month's end without this send and with it, were it sent today
 */
public record Estimate(
        long recipients,
        long messages,
        String route,
        @Nullable Long limit,
        long remaining,
        long remainingAfter,
        boolean fits,
        long shortBy,
        @Nullable Cost cost,
        boolean needsApproval,
        String certainty,
        @Nullable Why why,
        long seconds,
        Instant resetsAt,
        @Nullable Shares shares,
        @Nullable Expected expected,
        Forecast forecast,
        List<Choice> choices) {

    /**
     * How a personal message would leave, estimated from friends evenly chosen; exact if all were.
     *
     * @param asked friends whose texts were compared
     * @param distinct different texts among them
     * @param byMulticast recipients who share their text with enough others
     * @param byPush the others
     */
    public record Shares(long asked, long distinct, long byMulticast, long byPush) {}

    /**
     * What LINE will deliver, and so bill, of the messages.
     *
     * @param messages expected
     * @param accepted messages LINE took on the days this stands on
     * @param delivered what it delivered of them
     */
    public record Expected(long messages, long accepted, long delivered) {}

    /**
     * The month's end.
     *
     * @param plan the plan to be on for the rest of the month if this is sent
     * @param why what the figures stand on
     */
    public record Forecast(String month, Ends without, Ends with, Plan plan, Why why) {}

    /** How many messages the month will have come to. */
    public record Ends(long low, long likely, long high) {}

    /**
     * Advice on the plan.
     *
     * @param to the plan to ask for; null: stay, or it cannot be told
     */
    public record Plan(@Nullable String to, Why why) {}

    /**
     * What the owner can do about a send that does not fit.
     *
     * @param choice {@code refuse}; {@code best}: the friends who rank highest get it, the others are kept; {@code part}: the
     *     others get it after the reset; {@code raise-budget}; {@code change-plan}
     * @param now messages sent now
     * @param later messages sent after the reset
     * @param leftOut friends who do not get it
     * @param cost of those sent now, before tax; null: not known
     * @param costLater of those sent later, were they the first of their month
     * @param laterAt when these start
     * @param budget the owner's limit of the month that would do, in messages; null: leave it
     * @param budgetMoney the owner's limit of the month that would do, in money; null: leave it
     * @param plan the plan to ask for
     */
    public record Choice(
            String choice,
            long now,
            long later,
            long leftOut,
            @Nullable Cost cost,
            @Nullable Cost costLater,
            @Nullable Instant laterAt,
            @Nullable Long budget,
            @Nullable Cost budgetMoney,
            @Nullable Plan plan) {}

    /** Money, exact. */
    public record Cost(String currency, String amount) {}
}
