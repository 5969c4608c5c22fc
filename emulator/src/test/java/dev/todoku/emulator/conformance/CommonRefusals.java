package dev.todoku.emulator.conformance;

import dev.todoku.emulator.Box.Answer;
import dev.todoku.emulator.conformance.Asked.Kind;
import dev.todoku.protocol.Endpoint;
import dev.todoku.protocol.RateLimits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What LINE refuses alike wherever it applies (reference, "Common specifications"). */
final class CommonRefusals {
    private static final Set<String> TAKE_RETRY_KEYS = Set.of(
            "POST /v2/bot/message/push",
            "POST /v2/bot/message/multicast",
            "POST /v2/bot/message/narrowcast",
            "POST /v2/bot/message/broadcast");
    private static final int NAMED_LIMIT_MAX = 1_000;
    private static final byte[] NO_JSON = "{".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TOO_LARGE = new byte[2 * 1024 * 1024 + 1];

    private CommonRefusals() {}

    /** By what is documented, what is answered. */
    static Map<String, Answer> of(Asked fine) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        fine.scene().box().settings("{\"rateWindow\":\"off\"}");
        Kind kind = fine.kind();
        if (fine.caller() != null && !fine.what().option("as", "").startsWith("user"))
            answers.put(
                    "401 Authentication failed due to the following reason: invalid token."
                            + " Confirm that the access token in the authorization header is valid.",
                    fine.sendWithWrongToken());
        answers.put("405 Method Not Allowed", fine.sendBy("PATCH"));
        if (!TAKE_RETRY_KEYS.contains(fine.what().operation()))
            answers.put("400 The value for the 'X-Line-Retry-Key' parameter is invalid", fine.sendWithRetryKey());
        if (kind == Kind.JSON)
            answers.put("400 The request body could not be parsed as JSON (line: 1, column: 2)", fine.send(NO_JSON));
        if (kind == Kind.JSON || kind == Kind.FORM)
            answers.put("415 The content type, text/plain, is not supported", fine.sendAs("text/plain"));
        if (kind != Kind.NOTHING && kind != Kind.FILE)
            answers.put("413 Request Entity Too Large", fine.send(TOO_LARGE));
        int limit = limit(fine.what().operation());
        if (limit <= NAMED_LIMIT_MAX)
            answers.put("429 The API rate limit has been exceeded. Try again later.", over(fine, limit));
        return answers;
    }

    /** What follows the last request that fits. */
    private static Answer over(Asked fine, int limit) {
        // forms prove the channel that is counted, and so must be right
        byte[] wrong = fine.kind() == Kind.FORM || fine.body().length == 0 ? fine.body() : NO_JSON;
        fine.scene().box().settings("{\"rateWindow\":\"fixed\"}");
        Answer last = fine.send(wrong);
        for (int sent = 1; sent <= limit; sent++) last = fine.send(wrong);
        return last;
    }

    private static int limit(String operation) {
        for (Endpoint endpoint : RateLimits.all())
            if (operation.equals(endpoint.method() + " " + endpoint.template()))
                return endpoint.rate().count();
        throw new AssertionError(operation + " is none of LINE's");
    }
}
