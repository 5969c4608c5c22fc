package dev.todoku.demo.story;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * The story's figures, worked out with paper and pencil. Nothing here is computed by the code under test: the price list
 * is the standard plan's in force from 2026-10-01, ¥15,000 a month with 30,000 free messages, then ¥3 each up to 200,000
 * additional ones, before 10 % tax; LINE publishes no rule for a fraction of a yen of tax, our price list drops it.
 */
final class ByHand {

    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    static final int FRIENDS = 10_000;
    /** Of every seven friends the first two like coffee, the third tea, the fourth cocoa; three do not answer. */
    static final int COFFEE = 2_858;

    static final int FIRST_ANSWERS = 5_716;
    static final int TYPED = 260;
    /** Of every three who answered, two also tell the size. */
    static final int SECOND_ANSWERS = 3_811;

    static final int LARGE_TEA = 476;
    /** One in fifty. */
    static final int BLOCKS = 200;

    static final int COFFEE_BLOCKS = 58;

    /** 30,000 free and 20,000 additional ones. */
    static final int LIMIT = 50_000;
    /** ¥45,000 − ¥15,000 = ¥30,000, at ¥3: 10,000 beyond the 30,000 free ones. */
    static final int CEILING = 40_000;

    /** 2,858 + 476 + 10,000 − 200. */
    static final int UP_TO_CAKES = 13_134;
    /** Head office reaches those who do not block. */
    static final int ELSEWHERE = 9_800;
    /** 13,134 + 9,800; 7,066 free ones are left. */
    static final int UP_TO_ELSEWHERE = 22_934;

    static final int FREE_LEFT = 7_066;
    /** (10,000 − 7,066) × ¥3: the most it can cost. */
    static final int SALE_YEN = 8_802;
    /** 22,934 + 10,000 − 200. */
    static final int UP_TO_SALE = 32_734;
    /** 40,000 − 32,734. */
    static final int LEFT_BEFORE_BLAST = 7_266;
    /** 10,000 − 7,266. */
    static final int BLAST_SHORT = 2_734;

    private ByHand() {}

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

    /** 2,734 beyond the free ones × ¥3 = ¥8,202; ¥23,202 and ¥2,320 of tax. Every friend was greeted, and answered twice. */
    static final Books OF_NOVEMBER =
            new Books(NOVEMBER, 23_334, -400, 9_800, 32_734, yen(15_000), yen(8_202), yen(2_320), yen(25_522), 19_527);

    /** 2,858 − 58, all of them free. */
    static final Books OF_DECEMBER =
            new Books(DECEMBER, 2_858, -58, 0, 2_800, yen(15_000), yen(0), yen(1_500), yen(16_500), 0);

    private static BigDecimal yen(long amount) {
        return BigDecimal.valueOf(amount);
    }
}
