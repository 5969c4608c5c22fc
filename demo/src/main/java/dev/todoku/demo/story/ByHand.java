package dev.todoku.demo.story;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * The story's figures, worked out with paper and pencil from what was counted friend by friend after the conversation.
 * Nothing here is computed by the code under test: the price list is the standard plan's in force from 2026-10-01, ¥15,000
 * a month with 30,000 free messages, then ¥3 each up to 200,000 additional ones, before 10 % tax; LINE publishes no rule
 * for a fraction of a yen of tax, our price list drops it.
 *
 * @param coffee friends who said that they like coffee
 * @param largeTea friends who said tea, and L
 * @param answered friends who answered every question
 * @param coffeeBlocks of those who like coffee, who blocks later on
 * @param replies that LINE delivered while they talked
 */
record ByHand(int coffee, int largeTea, int answered, int coffeeBlocks, long replies) {

    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    static final int FRIENDS = 10_000;
    /** One in fifty. */
    static final int BLOCKS = 200;

    /** 30,000 free and 20,000 additional ones. */
    static final int LIMIT = 50_000;
    /** ¥45,000 − ¥15,000 = ¥30,000, at ¥3: 10,000 beyond the 30,000 free ones. */
    static final int CEILING = 40_000;
    /** Head office reaches those who do not block. */
    static final int ELSEWHERE = 9_800;

    private static final int FREE = 30_000;
    private static final int YEN = 3;
    private static final int FEE = 15_000;

    /** What they said, and 10,000 − 200. */
    int upToCakes() {
        return coffee + largeTea + FRIENDS - BLOCKS;
    }

    int upToElsewhere() {
        return upToCakes() + ELSEWHERE;
    }

    int freeLeft() {
        return FREE - upToElsewhere();
    }

    /** The most that it can cost to send to all. */
    int saleYen() {
        return (FRIENDS - freeLeft()) * YEN;
    }

    int upToSale() {
        return upToElsewhere() + FRIENDS - BLOCKS;
    }

    int leftBeforeBlast() {
        return CEILING - upToSale();
    }

    int blastShort() {
        return FRIENDS - leftBeforeBlast();
    }

    /**
     * A month's books.
     *
     * @param accepted by LINE, an upper bound
     * @param adjusted what LINE did not deliver of that
     * @param external sent elsewhere
     */
    record Books(
            YearMonth month,
            long accepted,
            long adjusted,
            long external,
            long counted,
            BigDecimal base,
            BigDecimal additional,
            BigDecimal tax,
            BigDecimal total,
            long replies) {}

    /** Two sends to all, and two to those they suit; blocked ones are taken off again. */
    Books ofNovember() {
        int additional = (upToSale() - FREE) * YEN;
        return books(
                NOVEMBER, coffee + largeTea + 2 * FRIENDS, -2 * BLOCKS, ELSEWHERE, upToSale(), additional, replies);
    }

    /** One send, to those who like coffee, all of it free. */
    Books ofDecember() {
        return books(DECEMBER, coffee, -coffeeBlocks, 0, coffee - coffeeBlocks, 0, 0);
    }

    private static Books books(
            YearMonth month, long accepted, long adjusted, long external, long counted, int additional, long replies) {
        int tax = (FEE + additional) / 10;
        return new Books(
                month,
                accepted,
                adjusted,
                external,
                counted,
                yen(FEE),
                yen(additional),
                yen(tax),
                yen(FEE + additional + tax),
                replies);
    }

    private static BigDecimal yen(long amount) {
        return BigDecimal.valueOf(amount);
    }
}
