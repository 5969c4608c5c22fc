package dev.todoku.emulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Bot;
import dev.todoku.emulator.Box;
import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.EmulatorOptions;
import dev.todoku.protocol.RateLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Every operation of LINE's, and every refusal that LINE documents, is asked for; what came stands in
 * {@code docs/emulator-conformance.md}. {@code -Dtodoku.conformance.write} writes that anew.
 */
class ConformanceTest {
    private static final Path TABLE = Path.of("../docs/emulator-conformance.md");

    private final SoftAssertions softly = new SoftAssertions();
    private final Table table = new Table();

    @Test
    void everyOperationAnswersAsDocumented() throws IOException {
        Set<String> common = new HashSet<>();
        try (Bot bot = Bot.start();
                Box box =
                        Box.with(EmulatorOptions.onFreePort().frozenAt(Box.NOON).measuredBy(() -> 0))) {
            for (ConformanceCase each : ConformanceCase.all()) {
                try {
                    check(each, Asked.on(Scene.on(box, bot), each).send());
                    if (common.add(each.operation())) checkCommon(each, Asked.on(Scene.on(box, bot), each));
                } catch (AssertionError | RuntimeException e) {
                    softly.fail(each.toString(), e);
                }
            }
        }
        checkComplete();
        softly.assertAll();
        if (Boolean.getBoolean("todoku.conformance.write")) Files.writeString(TABLE, table.markdown());
        assertThat(table.markdown()).isEqualTo(Files.readString(TABLE));
    }

    private void check(ConformanceCase each, Answer answer) {
        softly.assertThat(answer.status())
                .as("%s: %s", each, Table.texts(answer))
                .isEqualTo(each.status());
        softly.assertThat(answer.header("X-Line-Request-Id"))
                .as(each.operation())
                .isNotNull();
        if (each.succeeds()) {
            table.success(each.operation(), answer);
            return;
        }
        says(each.operation() + ": " + each.text(), plain(each.text()), answer);
        table.refusal(each.operation(), each.status() + " " + plain(each.text()));
    }

    private void checkCommon(ConformanceCase each, Asked fine) {
        CommonRefusals.of(fine).forEach((documented, answer) -> {
            String[] expected = documented.split(" ", 2);
            softly.assertThat(answer.status()).as("%s: %s", each, documented).isEqualTo(Integer.parseInt(expected[0]));
            says(each.operation() + ": " + documented, expected[1], answer);
            table.common(each.operation(), documented);
        });
    }

    /** Ids differ: what stands for one is written as dots, and may be anything. */
    private static String plain(String text) {
        return text.replaceAll("\\{[a-zA-Z0-9]+}", "…");
    }

    private void says(String what, String text, Answer answer) {
        Set<String> texts = Table.texts(answer);
        String[] parts = text.split("…", -1);
        softly.assertThat(texts).as(what).anyMatch(said -> containsInOrder(said, parts));
    }

    private static boolean containsInOrder(String said, String[] parts) {
        int at = 0;
        for (String part : parts) {
            int found = said.indexOf(part, at);
            if (found < 0) return false;
            at = found + part.length();
        }
        return true;
    }

    private void checkComplete() {
        Set<String> operations = new TreeSet<>();
        RateLimits.all().forEach(endpoint -> operations.add(endpoint.method() + " " + endpoint.template()));
        softly.assertThat(table.succeeded()).as("operations that succeed").containsExactlyElementsOf(operations);
        Map<String, Set<String>> documented = documented();
        softly.assertThat(documented.keySet())
                .as("operations documented")
                .containsExactlyInAnyOrderElementsOf(operations);
        documented.forEach((operation, errors) -> softly.assertThat(table.refused(operation))
                .as("%s refuses", operation)
                .containsExactlyInAnyOrderElementsOf(errors));
    }

    private static Map<String, Set<String>> documented() {
        Map<String, Set<String>> documented = new LinkedHashMap<>();
        String operation = "";
        for (String line : ConformanceCase.lines("documented")) {
            if (Character.isDigit(line.charAt(0))) {
                documented.computeIfAbsent(operation, _ -> new TreeSet<>()).add(line);
            } else {
                operation = line;
                documented.put(operation, new TreeSet<>());
            }
        }
        return documented;
    }
}
