package dev.todoku.staff.internal;

import static dev.todoku.staff.db.Tables.TOKENS;

import dev.todoku.kernel.Actor;
import dev.todoku.kernel.Ids;
import dev.todoku.kernel.Installation;
import dev.todoku.kernel.PrivateFile;
import dev.todoku.kernel.SecretBox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * API tokens, of which only hashes are kept. The first one is made at the first start, into a file that only the
 * installation's user can read, before the server answers anyone; its path is logged, the token never.
 */
@Component
class Tokens implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final String PREFIX = "todoku_";
    private static final int TOKEN_BYTES = 32;

    private final DSLContext sql;
    private final Ids ids;
    private final SecretBox box;
    private final InstantSource clock;
    private final Path firstToken;

    /** Who was found by a token's hash: tokens are asked for with every request. */
    private final ConcurrentMap<String, Actor> known = new ConcurrentHashMap<>();

    Tokens(DSLContext sql, Ids ids, SecretBox box, InstantSource clock, Installation installation) {
        this.sql = sql;
        this.ids = ids;
        this.box = box;
        this.clock = clock;
        this.firstToken = installation.home().resolve("first-token");
    }

    @Override
    public void afterPropertiesSet() {
        if (!sql.fetchExists(TOKENS)) {
            // The file first: a crash between the two leaves a token that the next start takes over.
            add("first", PrivateFile.readOrCreate(firstToken, this::fresh));
            LOG.info("The first API token is in {}", firstToken);
        }
    }

    /** Whose token it is. */
    Optional<Actor> actor(String token) {
        byte[] hash = hash(token);
        String name = HexFormat.of().formatHex(hash);
        Optional<Actor> cached = Optional.ofNullable(known.get(name));
        if (cached.isPresent()) {
            return cached;
        }
        Optional<Actor> found = sql.select(TOKENS.TOKEN_ID)
                .from(TOKENS)
                .where(TOKENS.HASH.eq(hash))
                .fetchOptional(row -> new Actor("token", row.value1().toString()));
        found.ifPresent(actor -> known.put(name, actor));
        return found;
    }

    private void add(String name, String token) {
        sql.insertInto(TOKENS)
                .set(TOKENS.TOKEN_ID, ids.next())
                .set(TOKENS.NAME, name)
                .set(TOKENS.HASH, hash(token))
                .set(TOKENS.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
    }

    private String fresh() {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(box.randomBytes(TOKEN_BYTES));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
