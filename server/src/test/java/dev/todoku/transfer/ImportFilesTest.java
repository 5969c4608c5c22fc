package dev.todoku.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.kernel.AccountId;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFilesTest {

    private static final AccountId ONE = new AccountId(1);
    private static final AccountId ELEVEN = new AccountId(11);

    @TempDir
    private Path folder;

    private final Ids ids = new Ids(InstantSource.fixed(Instant.EPOCH), new SplittableRandom(5));

    @Test
    void anAccountHasSoManyFilesHereAndOthersHaveTheirOwn() throws IOException {
        ImportFiles files = new ImportFiles(folder, ids, 1_000);
        UUID first = take(files, ONE, 1);
        for (int i = 1; i < 10; i++) {
            take(files, ONE, 1);
        }

        assertThatThrownBy(() -> take(files, ONE, 1))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("got one more than 10 whose file is here (expected: at most that");
        take(files, ELEVEN, 1);
        files.delete(ONE, first);
        take(files, ONE, 1);
        assertThat(count()).isEqualTo(11);
    }

    @Test
    void theirBytesHaveAnEndAndWhatIsRefusedLeavesNothingBehind() throws IOException {
        ImportFiles files = new ImportFiles(folder, ids, 1_000);
        take(files, ONE, 600);

        assertThatThrownBy(() -> take(files, ONE, 600))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("got files of 1200 bytes and more together (expected: at most 1000");
        assertThat(count()).isEqualTo(1);
        take(files, ONE, 400);
        take(files, ELEVEN, 600);
    }

    private static UUID take(ImportFiles files, AccountId account, int bytes) throws IOException {
        return files.take(account, new ByteArrayInputStream(new byte[bytes]));
    }

    private long count() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
