package dev.todoku.friend.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatesTest {

    /** A Sunday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void aWholeDateIsReadInEveryWayItIsWritten() {
        for (String text : new String[] {
            "1990年4月1日",
            "1990/4/1",
            "1990.04.01",
            "１９９０年４月１日",
            "平成2年4月1日",
            "平成二年四月一日",
            "H2.4.1",
            "h2/4/1",
            "19900401",
            "4/1/1990"
        }) {
            assertThat(Dates.whole(text)).as(text).contains(LocalDate.of(1990, 4, 1));
        }
        assertThat(Dates.whole("昭和64年1月7日")).contains(LocalDate.of(1989, 1, 7));
        assertThat(Dates.whole("平成元年1月8日")).contains(LocalDate.of(1989, 1, 8));
        assertThat(Dates.whole("令和8年11月22日")).contains(TODAY);
        assertThat(Dates.whole("R8.11.22")).contains(TODAY);
        assertThat(Dates.whole("大正15年12月24日")).contains(LocalDate.of(1926, 12, 24));
    }

    @Test
    void whatIsNoDateIsNone() {
        for (String text : new String[] {"", "2026/2/30", "4月1日", "2026年4月", "1990年4月1日です", "20261322"}) {
            assertThat(Dates.whole(text)).as(text).isEmpty();
        }
    }

    @Test
    void aDayThatDoesNotExistIsNotTakenForAnother() {
        for (String text : new String[] {"2月30日", "2026年2月30日にします", "30日2月", "昭和99年1月1日", "平成32年5月1日"}) {
            assertThat(Dates.day(text, TODAY)).as(text).isEmpty();
            assertThat(Dates.birthday(text, TODAY)).as(text).isEmpty();
        }
        assertThat(Dates.day("2月29日", TODAY)).contains(LocalDate.of(2028, 2, 29));
    }

    @Test
    void aBirthdayIsFoundInWhatPeopleWrite() {
        Map.of(
                        "昭和60年4月1日生まれです", "1985-04-01",
                        "誕生日は4月1日です", "1604-04-01",
                        "85/4/1", "1985-04-01",
                        "850401", "1985-04-01",
                        "4/1生まれの41歳です", "1985-04-01",
                        "April 1, 1985", "1985-04-01",
                        "四月一日", "1604-04-01",
                        "2月29日", "1604-02-29",
                        "0401", "1604-04-01",
                        "S60.4.1", "1985-04-01")
                .forEach((text, date) ->
                        assertThat(Dates.birthday(text, TODAY)).as(text).contains(LocalDate.parse(date)));
        for (String text : List.of("昭60.4.1", "01-Apr-1985", "1985/0401")) {
            assertThat(Dates.birthday(text, TODAY)).as(text).contains(LocalDate.of(1985, 4, 1));
        }
        assertThat(Dates.birthday("2030年4月1日", TODAY)).isEmpty();
        assertThat(Dates.birthday("1985年4月", TODAY)).isEmpty();
        assertThat(Dates.birthday("ひみつです", TODAY)).isEmpty();
    }

    @Test
    void aDayWithoutAYearIsTheNextOne() {
        Map.of(
                        "11月23日でお願いします", "2026-11-23",
                        "1/5(火)", "2027-01-05",
                        "明日", "2026-11-23",
                        "あさってで", "2026-11-24",
                        "23日", "2026-11-23",
                        "3日", "2026-12-03",
                        "金曜日", "2026-11-27",
                        "来週の金曜", "2026-11-27",
                        "3日後", "2026-11-25",
                        "2027年1月5日", "2027-01-05")
                .forEach((text, date) ->
                        assertThat(Dates.day(text, TODAY)).as(text).contains(LocalDate.parse(date)));
        assertThat(Dates.day("そのうち", TODAY)).isEmpty();
    }
}
