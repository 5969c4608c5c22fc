package dev.todoku.friend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.life.Corpus;
import dev.todoku.emulator.life.Interviews;
import dev.todoku.emulator.life.Interviews.Answer;
import dev.todoku.emulator.life.Question;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * How much of what people answer is understood. What is held out of the corpus is counted only: nobody who writes the
 * readers looks at it, so its misses are not printed.
 */
class UnderstandingTest {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int PEOPLE = 25;

    /** Under this, something is broken. */
    private static final double OPEN_MIN = 0.98;

    private static final double MORE_MIN = 0.97;
    private static final double HELD_OUT_MIN = 0.955;

    /** A value that was not meant is worse than another question. */
    private static final double WRONG_MAX = 0.01;

    /** How much was understood, and how much as something else than was meant. */
    private record Shares(double right, double wrong) {}

    @Test
    void mostOfWhatPeopleAnswerIsUnderstood() throws IOException {
        Map<String, Integer> misses = new TreeMap<>();
        Shares open = shares("open", question -> Interviews.of(question, Corpus.Part.OPEN, PEOPLE), misses);
        List<String> lines = more();
        Shares more = shares("more", question -> Interviews.of(question, lines, PEOPLE), misses);
        misses.forEach((line, count) -> System.out.printf("missed %3d %s%n", count, line));
        Shares heldOut =
                shares("held out", question -> Interviews.of(question, Corpus.Part.HELD_OUT, PEOPLE), new TreeMap<>());

        assertThat(open.right()).isGreaterThanOrEqualTo(OPEN_MIN);
        assertThat(open.wrong()).isLessThanOrEqualTo(WRONG_MAX);
        assertThat(more.right()).isGreaterThanOrEqualTo(MORE_MIN);
        assertThat(more.wrong()).isLessThanOrEqualTo(WRONG_MAX);
        assertThat(heldOut.right()).isGreaterThanOrEqualTo(HELD_OUT_MIN);
        assertThat(heldOut.wrong()).isLessThanOrEqualTo(WRONG_MAX);
    }

    private static List<String> more() throws IOException {
        try (InputStream answers = UnderstandingTest.class.getResourceAsStream("answers.txt")) {
            return new String(Objects.requireNonNull(answers).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static Shares shares(String part, Function<Question, List<Answer>> answersTo, Map<String, Integer> misses) {
        int all = 0;
        int right = 0;
        int wrong = 0;
        for (Map.Entry<Question, Attribute> asked : attributes().entrySet()) {
            List<Answer> answers = answersTo.apply(asked.getKey());
            List<Answer> missed = answers.stream()
                    .filter(answer -> !isRight(asked.getKey(), answer, understood(asked.getValue(), answer.said())))
                    .toList();
            long mistaken = missed.stream()
                    .filter(answer -> understood(asked.getValue(), answer.said()) != null)
                    .count();
            all += answers.size();
            right += answers.size() - missed.size();
            wrong += (int) mistaken;
            told(part, asked.getKey().toString(), answers.size() - missed.size(), mistaken, answers.size());
            confusions(asked.getKey(), missed, asked.getValue());
            missed.forEach(each -> misses.merge(
                    asked.getKey() + " " + each.line() + "  e.g. " + each.said().replace("\n", "\\n") + " -> "
                            + understood(asked.getValue(), each.said()),
                    1,
                    Integer::sum));
        }
        told(part, "ALL", right, wrong, all);
        return new Shares((double) right / all, (double) wrong / all);
    }

    private static void told(String part, String question, long right, long wrong, long all) {
        System.out.printf(
                "understood %-8s %-10s %5.1f %%, taken for something else %4.2f %% of %d%n",
                part, question, 100.0 * right / all, 100.0 * wrong / all, all);
    }

    /** What was meant, and what was understood instead; of the words nothing. */
    private static void confusions(Question question, List<Answer> wrong, Attribute attribute) {
        Map<String, Integer> confusions = new TreeMap<>();
        for (Answer answer : wrong) {
            String got = understood(attribute, answer.said());
            boolean chosen = !answer.meaning().equals("-");
            confusions.merge(answer.meaning() + " as " + (chosen || got == null ? got : "something"), 1, Integer::sum);
        }
        System.out.printf("  not understood %s %s%n", question, confusions);
    }

    private static @Nullable String understood(Attribute attribute, String said) {
        return attribute
                .valueIn(said, Interviews.TODAY, JAPAN)
                .map(JsonNode::asString)
                .orElse(null);
    }

    private static boolean isRight(Question question, Answer answer, @Nullable String got) {
        return switch (question) {
            case BIRTHDAY -> birthday(answer).equals(String.valueOf(got));
            case PREFECTURE -> answer.truth().prefecture().equals(got);
            case POSTCODE -> answer.truth().postcode().equals(got);
            case EMAIL -> answer.truth().email().equals(got);
            case PHONE -> ("+81" + answer.truth().phone().replace("-", "").substring(1)).equals(got);
            case PARTY -> answer.filled("{n}").equals(got);
            case TIME -> got != null && Integer.parseInt(got.substring(0, 2)) == Integer.parseInt(answer.filled("{h}"));
            case DATE -> isDay(answer, got);
            case NAME ->
                !answer.line().contains("{")
                        ? got == null
                        : names(answer).contains(String.valueOf(got).replace(" ", ""));
            case YESNO -> answer.meaning().equals(got == null ? "later" : got.equals("true") ? "yes" : "no");
            default -> answer.meaning().equals(got);
        };
    }

    /** What can be known from the words: without a year that of nobody, without a day nothing. */
    private static String birthday(Answer answer) {
        String line = answer.line();
        boolean day = line.contains("{d}") || line.contains("{dd}");
        boolean year = Set.of("{y}", "{yy}", "{era}", "{ey}", "{age}").stream().anyMatch(line::contains);
        LocalDate birthday = answer.truth().birthday();
        return day ? (year ? birthday : birthday.withYear(1604)).toString() : "null";
    }

    /** Of a relative day any is right that is not long past: which one is tried in {@code DatesTest}. */
    private static boolean isDay(Answer answer, @Nullable String got) {
        String line = answer.line();
        if (line.contains("{rel}") || !line.contains("{")) {
            return got == null || !LocalDate.parse(got).isBefore(Interviews.TODAY);
        }
        if (got == null) {
            return false;
        }
        LocalDate day = LocalDate.parse(got);
        boolean named = line.contains("{dd_}") || line.contains("{ddd}");
        String weekday =
                day.getDayOfWeek().getDisplayName(java.time.format.TextStyle.NARROW, java.util.Locale.JAPANESE);
        return named
                ? day.getDayOfMonth() == Integer.parseInt(answer.filled("{dd_}"))
                : weekday.equals(answer.filled("{dow}"));
    }

    private static Set<String> names(Answer answer) {
        return Set.of(
                answer.filled("{family}"),
                answer.filled("{family}{given}"),
                answer.filled("{familykana}"),
                answer.filled("{familykata}"),
                answer.filled("{given}"));
    }

    private static Map<Question, Attribute> attributes() {
        Map<Question, Attribute> attributes = new EnumMap<>(Question.class);
        attributes.put(Question.BIRTHDAY, attribute(AttributeType.DATE, Map.of(), Format.BIRTHDAY));
        attributes.put(Question.PREFECTURE, attribute(AttributeType.TEXT, Map.of(), Format.PREFECTURE));
        attributes.put(Question.POSTCODE, attribute(AttributeType.TEXT, Map.of(), Format.POSTCODE));
        attributes.put(Question.EMAIL, attribute(AttributeType.EMAIL, Map.of(), null));
        attributes.put(Question.PHONE, attribute(AttributeType.PHONE, Map.of(), null));
        attributes.put(Question.PARTY, attribute(AttributeType.NUMBER, Map.of(), null));
        attributes.put(Question.TIME, attribute(AttributeType.TEXT, Map.of(), Format.TIME));
        attributes.put(Question.DATE, attribute(AttributeType.DATE, Map.of(), null));
        attributes.put(Question.NAME, attribute(AttributeType.TEXT, Map.of(), Format.NAME));
        attributes.put(Question.YESNO, attribute(AttributeType.YESNO, Map.of(), null));
        attributes.put(Question.DRINK, attribute(AttributeType.CHOICE, Shop.DRINKS, null));
        attributes.put(Question.SIZE, attribute(AttributeType.CHOICE, Shop.SIZES, null));
        attributes.put(Question.RATING, attribute(AttributeType.CHOICE, Shop.RATINGS, null));
        return new LinkedHashMap<>(attributes);
    }

    private static Attribute attribute(AttributeType type, Map<String, List<String>> words, @Nullable Format format) {
        List<String> choices = words.keySet().stream().sorted().toList();
        return Attribute.of(1, "x", "x", type, new Limits(choices, words, format, null, null, null), null, null, 0);
    }
}
