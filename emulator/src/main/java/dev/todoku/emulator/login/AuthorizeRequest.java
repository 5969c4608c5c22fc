package dev.todoku.emulator.login;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to log somebody in, with everything in order (LINE Login documents, "Making an authorization request").
 *
 * @param parameters as they came; the page sends them along
 */
public record AuthorizeRequest(
        LoginChannel channel,
        String redirectUri,
        String state,
        List<String> scopes,
        @Nullable String nonce,
        @Nullable String prompt,
        boolean wantsAuthTime,
        boolean offersFriendship,
        @Nullable String codeChallenge,
        ResponseMode mode,
        Map<String, String> parameters) {

    /** All that LINE reads. */
    static final List<String> PARAMETERS = List.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "state",
            "scope",
            "nonce",
            "prompt",
            "max_age",
            "ui_locales",
            "bot_prompt",
            "initial_amr_display",
            "switch_amr",
            "disable_auto_login",
            "disable_ios_auto_login",
            "code_challenge",
            "code_challenge_method",
            "response_mode");

    private static final Set<String> SCOPES = Set.of("profile", "openid", "email");
    private static final Set<String> PROMPTS = Set.of("consent", "none", "login");
    private static final Set<String> BOT_PROMPTS = Set.of("normal", "aggressive");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** What came of reading one. */
    public sealed interface Outcome {}

    /** It can be asked of a person. */
    public record Fine(AuthorizeRequest request) implements Outcome {}

    /** It cannot even be answered to the caller: the person is told. */
    public record Hopeless(String message) implements Outcome {}

    /** The caller is told at its address. */
    public record Wrong(LoginChannel channel, String redirectUri, ResponseMode mode, Map<String, String> answer)
            implements Outcome {}

    /** Reads the parameters of a query or form. */
    public static Outcome read(Function<String, @Nullable String> values, Login login) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : PARAMETERS) {
            String value = values.apply(name);
            if (value != null) given.put(name, value);
        }
        LoginChannel channel = login.find(given.getOrDefault("client_id", "")).orElse(null);
        if (channel == null) return new Hopeless("Invalid client_id value.");
        String redirectUri = given.getOrDefault("redirect_uri", "");
        if (!channel.allows(redirectUri))
            return new Hopeless("Invalid redirect_uri value. Check if it is registered in a LINE developers site.");
        return read(given, channel, redirectUri);
    }

    private static Outcome read(Map<String, String> given, LoginChannel channel, String redirectUri) {
        String state = given.get("state");
        ResponseMode mode = ResponseMode.of(given.get("response_mode"));
        String error = null;
        List<String> scopes = List.of(given.getOrDefault("scope", "").strip().split(" +", -1));
        if (mode == null) error = "INVALID_REQUEST:response_mode is invalid.";
        else if (!"code".equals(given.get("response_type")))
            error = "UNSUPPORTED_RESPONSE_TYPE:The authorization server does not support this response_type.";
        else if (state == null || state.isEmpty()) error = "INVALID_REQUEST:state is required.";
        else if (!scopesFit(scopes, channel)) error = "INVALID_SCOPE:The requested scope is invalid.";
        else if (!isOneOf(given.get("prompt"), PROMPTS)) error = "INVALID_REQUEST:prompt is invalid.";
        else if (!isOneOf(given.get("bot_prompt"), BOT_PROMPTS)) error = "INVALID_REQUEST:bot_prompt is invalid.";
        else if (!challengeFits(given)) error = "INVALID_REQUEST:code_challenge is invalid.";
        if (error != null)
            return wrong(channel, redirectUri, mode == null ? ResponseMode.QUERY : mode, state, error.split(":", 2));
        return new Fine(new AuthorizeRequest(
                channel,
                redirectUri,
                Objects.requireNonNull(state),
                scopes,
                given.get("nonce"),
                given.get("prompt"),
                given.containsKey("max_age"),
                channel.linked() && given.containsKey("bot_prompt"),
                given.get("code_challenge"),
                Objects.requireNonNull(mode),
                Map.copyOf(given)));
    }

    /** The answer to this request that something went wrong. */
    public Wrong refused(String error, String description) {
        return wrong(channel, redirectUri, mode, state, new String[] {error, description});
    }

    private static Wrong wrong(
            LoginChannel channel, String redirectUri, ResponseMode mode, @Nullable String state, String[] error) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error[0]);
        answer.put("error_description", error[1]);
        if (state != null) answer.put("state", state);
        return new Wrong(channel, redirectUri, mode, answer);
    }

    /** At least one of profile and openid; email only with openid, and only if the channel may. */
    private static boolean scopesFit(List<String> scopes, LoginChannel channel) {
        boolean known = SCOPES.containsAll(scopes);
        boolean mail = !scopes.contains("email") || (scopes.contains("openid") && channel.email());
        return known && mail && (scopes.contains("profile") || scopes.contains("openid"));
    }

    private static boolean isOneOf(@Nullable String value, Set<String> allowed) {
        return value == null || allowed.contains(value);
    }

    private static boolean challengeFits(Map<String, String> given) {
        String challenge = given.get("code_challenge");
        String method = given.get("code_challenge_method");
        if (challenge == null) return method == null;
        return "S256".equals(method) && CHALLENGE.matcher(challenge).matches();
    }
}
