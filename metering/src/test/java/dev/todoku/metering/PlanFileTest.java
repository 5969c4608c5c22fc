package dev.todoku.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {

    /** A whole file; each mistake below replaces one of its lines. */
    private static final String FILE = """
            # A comment, and an empty line:

            source s official some page
            tariff t
              tier 100 3.0 s
              tier rest 2.5 s
            country JP Asia/Tokyo JPY
              round 0 sum half-up down s
              tax 2019-10-01 - 10% s
              change 2019-04-18 2023-06-01 prorated next-month s
              change 2023-06-01 - in-full ? s
            plan p JP
              name en Plan of two words
              terms 2019-04-18 2023-06-01 5000 15000 t s
              terms 2023-06-01 - ? ? ? s
            """;

    @Test
    void readsAFile() {
        var catalogue = PlanFile.parse("file", FILE);
        Plan plan = catalogue.plan("p");

        assertThat(plan.names()).containsEntry("en", "Plan of two words");
        assertThat(plan.history()).hasSize(2);
        assertThat(plan.history().getLast().monthlyFee()).isNull();
        assertThat(plan.history().getLast().freeMessages()).isNull();
        assertThat(plan.history().getLast().additional()).isEqualTo(new AdditionalMessages.Unknown());
        assertThat(catalogue
                        .changeRule("JP", LocalDate.of(2023, 6, 1))
                        .orElseThrow()
                        .paidToPaid())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            3  | suorce s official page                         | statement: got 'suorce' (expected: source, tariff, country or plan)
            3  | source s                                       | confidence: got nothing (expected: one more word on this line)
            3  | source s sure page                             | confidence: got 'sure' (expected: one of agreed, official, corroborated, single-source, not-found)
            3  | source s official                              | text: got nothing (expected: one more word on this line)
            5  | tier many 3.0 s                                | upto: got 'many' (expected: a count such as 5000, or rest for all the rest)
            5  | tier 100 3,0 s                                 | unit price: got '3,0' (expected: an amount such as 0.95)
            5  | tier 100 -3.0 s                                | unit price: got '-3.0' (expected: an amount such as 0.95)
            5  | tier 100 3.0 x                                 | source: got 'x' (expected: one declared above: s)
            5  | tier 100 3.0 s s                               | source: got 's' and then 's' (expected: nothing after it)
            5  | tier 0 3.0 s                                   | upTo: got 0 (expected: at least 1)
            7  | country JP Asia/Toyko JPY                      | zone: got 'Asia/Toyko' (expected: a time zone such as Asia/Tokyo)
            7  | country JP Asia/Tokyo YEN                      | currency: got 'YEN' (expected: an ISO 4217 code such as JPY)
            8  | round 0 sum nearest down s                     | charges: got 'nearest' (expected: one of up, down, ceiling, floor, half-up, half-down, half-even, unnecessary)
            8  | round 7 sum half-up down s                     | digits: got 7 (expected: 0 to 6)
            8  | round 0 sum half-up unnecessary s              | rounding: got UNNECESSARY (expected: a mode that rounds)
            9  | tax 2019-10-1 - 10% s                          | from: got '2019-10-1' (expected: a date such as 2023-06-01)
            9  | tax 2019-10-01 never 10% s                     | until: got 'never' (expected: a date such as 2023-06-01, or - for until further notice)
            9  | tax 2019-10-01 - 0.1 s                         | rate: got '0.1' (expected: a percentage such as 10%)
            9  | tax 2019-10-01 2019-10-01 10% s                | until: got 2019-10-01 (expected: a day after 2019-10-01)
            10 | change 2019-04-18 2023-06-01 soon next-month s | free-to-paid: got 'soon' (expected: one of prorated, in-full, next-month)
            12 | plan p TW                                      | country: got 'TW' (expected: one declared above: JP)
            14 | terms 2019-02-30 - 5000 15000 t s              | from: got '2019-02-30' (expected: a date such as 2023-06-01)
            14 | terms 2019-04-18 2023-06-01 free 15000 t s     | fee: got 'free' (expected: an amount such as 5000, or ? for not known)
            14 | terms 2019-04-18 2023-06-01 5000 1.5 t s       | free: got '1.5' (expected: a count such as 5000, or ? for not known)
            14 | terms 2019-04-18 2023-06-01 5000 15000 u s     | additional: got 'u' (expected: one declared above: t)
            14 | terms 2019-04-18 2023-06-01 5000 15000 t       | source: got nothing (expected: one more word on this line)
            """)
    void mistakeNamesItsLineWhatWasGotAndWhatWasExpected(int line, String mistake, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanFile.parse("file", replaced(line, mistake)))
                .withMessage("file:" + line + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            6  | # no open end                                  | 4  | tier 1: got upTo 100 (expected: none in the last tier)
            8  | # no rounding                                  | 7  | round: got 0 of them (expected: exactly one, first in the country's block)
            11 | change 2023-05-01 - in-full in-full s          | 7  | change: got one from 2023-05-01 after one until 2023-06-01 (expected: in order, none overlapping)
            13 | name ja プラン                                  | 12 | name: got none in en (expected: at least 'name en …')
            15 | terms 2023-05-31 - 0 0 none s                  | 12 | terms: got one from 2023-05-31 after one until 2023-06-01 (expected: in order, none overlapping)
            15 | source s official again                        | 15 | source: got 's' again (expected: each once)
            """)
    void blockThatDoesNotHoldTogetherIsRefusedAtItsHead(int line, String mistake, int head, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanFile.parse("file", replaced(line, mistake)))
                .withMessage("file:" + head + ": " + message);
    }

    private static String replaced(int line, String replacement) {
        var lines = FILE.lines().toArray(String[]::new);
        lines[line - 1] = replacement;
        return String.join("\n", lines);
    }
}
