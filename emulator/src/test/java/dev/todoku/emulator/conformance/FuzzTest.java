package dev.todoku.emulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.emulator.Bot;
import dev.todoku.emulator.Box;
import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.conformance.Asked.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever somebody sends in place of a proper body, each operation answers, and in time, and not that it failed itself. */
class FuzzTest {
    @Test
    void noBodyBreaksAnOperation() throws IOException {
        fuzz(30);
    }

    @Test
    @Tag("long")
    void noBodyOfManyBreaksAnOperation() throws IOException {
        fuzz(3_000);
    }

    private static void fuzz(int bodies) throws IOException {
        List<ConformanceCase> cases = ConformanceCase.all().stream()
                .filter(each -> each.succeeds() && !each.body().isEmpty())
                .toList();
        try (Bot bot = Bot.start();
                Box box = Box.atNoon()) {
            for (ConformanceCase each : cases) {
                Scene scene = Scene.on(box, bot);
                box.settings("{\"rateWindow\":\"off\"}");
                Asked fine = Asked.on(scene, each);
                Random random = new Random(each.hashCode());
                for (int i = 0; i < bodies; i++) {
                    byte[] body = mutated(fine, random);
                    Answer answer = fine.send(body);
                    assertThat(answer.status())
                            .as("%s <- %s", each.operation(), new String(body, StandardCharsets.UTF_8))
                            .isLessThan(500);
                }
            }
        }
    }

    private static byte[] mutated(Asked fine, Random random) {
        return fine.kind() == Kind.JSON && random.nextInt(4) > 0
                ? Mutation.ofJson(fine.body(), random)
                : Mutation.ofBytes(fine.body(), random);
    }
}
