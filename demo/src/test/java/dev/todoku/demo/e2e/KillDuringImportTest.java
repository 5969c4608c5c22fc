package dev.todoku.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.todoku.demo.client.AccountClient;
import dev.todoku.demo.client.AccountClient.CsvImport;
import dev.todoku.demo.installation.Installation;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed in the middle of a file: it goes on by itself, no row is lost, none is taken twice. */
@ExtendWith(OneInstallation.class)
class KillDuringImportTest {

    private static final int ROWS = 60_000;
    private static final int ASKED_ONE_BY_ONE = 200;
    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

    @TempDir
    private Path folder;

    @Test
    void aFirstLoadAndAnUpdateGoOnWhereTheyStood(Installation todoku) throws IOException {
        TestShop shop = TestShop.open(todoku, "jp-2023-standard", 0L, 0);
        shop.todoku().createAttribute(Json.read("{\"key\":\"number\",\"type\":\"text\"}"));
        shop.todoku().createAttribute(Json.read("{\"key\":\"age\",\"type\":\"number\"}"));
        shop.todoku().createTag("vip");

        CsvImport first = killedInTheMiddle(todoku, shop.todoku(), 1);
        assertThat(first.met()).isEqualTo(ROWS);
        assertTaken(shop.todoku(), 1);
        CsvImport second = killedInTheMiddle(todoku, shop.todoku(), 2);
        assertThat(second.met()).isZero();
        assertTaken(shop.todoku(), 2);

        for (int i = 0; i < ROWS; i += ROWS / ASKED_ONE_BY_ONE) {
            List<String> causes = shop.todoku().history(user(i)).stream()
                    .map(change -> change.cause())
                    .toList();
            assertThat(causes)
                    .as("what changed row %d", i)
                    .containsExactlyInAnyOrder("csv:" + first.importId(), "csv:" + second.importId());
        }
    }

    /** Runs to its end, with a kill between two of its chunks. */
    private CsvImport killedInTheMiddle(Installation todoku, AccountClient account, int edition) throws IOException {
        UUID id = account.uploadImport(file(edition)).importId();
        account.startImport(id);
        CsvImport now = account.csvImport(id);
        while (now.read() == 0) {
            LockSupport.parkNanos(POLL_NANOS);
            now = account.csvImport(id);
        }
        todoku.killServer();
        assertThat(now.state()).as("before the kill").isEqualTo("running");
        todoku.startServer();
        now = account.csvImport(id);
        assertThat(now.read()).as("behind the kill").isPositive();
        while (now.state().equals("running")) {
            LockSupport.parkNanos(POLL_NANOS);
            now = account.csvImport(id);
        }
        assertThat(now.state()).isEqualTo("done");
        assertThat(now.read()).isEqualTo(ROWS);
        assertThat(now.refused()).isZero();
        return now;
    }

    private Path file(int edition) throws IOException {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> "%s,M%d-%d,%d,%s\n".formatted(user(i), edition, i, age(i, edition), vip(i, edition)))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve(edition + ".csv"), "userId,number,age,vip\n" + rows);
    }

    private static void assertTaken(AccountClient account, int edition) {
        List<String> exported = account.exportFriends(List.of("userId", "attribute:number", "attribute:age", "tag:vip"))
                .lines()
                .skip(1)
                .sorted()
                .toList();
        assertThat(exported)
                .isEqualTo(IntStream.range(0, ROWS)
                        .mapToObj(i -> "%s,M%d-%d,%d,%s"
                                .formatted(
                                        user(i),
                                        edition,
                                        i,
                                        age(i, edition),
                                        vip(i, edition).equals("yes")))
                        .toList());
    }

    private static int age(int i, int edition) {
        return (i + 7 * edition) % 90;
    }

    private static String vip(int i, int edition) {
        return (i + edition) % 3 == 0 ? "yes" : "no";
    }

    private static String user(int i) {
        return "U%032x".formatted(0x5eed_0000_0000L + i);
    }
}
