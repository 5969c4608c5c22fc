package dev.todoku.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Files of friends' values: the same friends each time, in another edition with other values. */
final class ImportFiles {

    static final List<String> TAGS = List.of("vip", "new", "asleep");

    private static final List<String> DRINKS = List.of("coffee", "tea", "water");
    private static final List<String> LIKES = List.of("a", "a|c", "b");
    private static final List<String> AREAS = List.of("東京都", "大阪府", "北海道", "沖縄県", "愛知県");

    private final Path folder;
    private final int rows;

    ImportFiles(Path folder, int rows) {
        this.folder = folder;
        this.rows = rows;
    }

    /** LINE user ids and the account's own numbers. */
    Path bare(int edition) throws IOException {
        Path file = folder.resolve("bare-%d.csv".formatted(edition));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("userId,number\n");
            for (int i = 0; i < rows; i++) {
                out.write(user(i) + ",M%d-%08d\n".formatted(edition, i));
            }
        }
        return file;
    }

    /** Ten attributes and three tags. */
    Path thirteen(int edition) throws IOException {
        Path file = folder.resolve("thirteen-%d-%d.csv".formatted(edition, rows));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("userId,name,age,birthday,drink,likes,member,email,points,seen,area,vip,new,asleep\n");
            for (int i = 0; i < rows; i++) {
                int n = i + 7 * edition;
                out.write(user(i)
                        + ",客 %d-%d,%d,%d-%02d-%02d,%s,%s,%s,c%d.%d@example.com,%d,2026-%02d-%02d 1%d:30,%s,%s,%s,%s\n"
                                .formatted(
                                        edition,
                                        i,
                                        n % 90,
                                        1940 + n % 70,
                                        1 + n % 12,
                                        1 + n % 28,
                                        DRINKS.get(n % 3),
                                        LIKES.get((n + 1) % 3),
                                        n % 2 == 0,
                                        edition,
                                        i,
                                        n % 10_000,
                                        1 + n % 11,
                                        1 + n % 27,
                                        n % 10,
                                        AREAS.get(n % 5),
                                        n % 4 == 0 ? "1" : "0",
                                        n % 3 == 0 ? "1" : "0",
                                        n % 5 == 0 ? "1" : "0"));
            }
        }
        return file;
    }

    /** In no order, as LINE's are. */
    private static String user(int i) {
        return "U"
                + UUID.nameUUIDFromBytes(Integer.toString(i).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }
}
