package dev.todoku.friend.values;

import dev.todoku.friend.Limits;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Where somebody can be reached: an e-mail address or a phone number. */
final class AddressForm implements Form {

    private static final int LENGTH_MAX = 254;
    private static final Pattern PHONE = Pattern.compile("\\+?[\\d\\s().-]{7,25}");
    private static final Pattern EMAIL = Pattern.compile("[\\x21-\\x7e]+");

    private final Pattern whole;
    private final Function<String, Optional<String>> found;
    private final String expected;

    private AddressForm(Pattern whole, Function<String, Optional<String>> found, String expected) {
        this.whole = whole;
        this.found = found;
        this.expected = expected;
    }

    static AddressForm email() {
        return new AddressForm(EMAIL, Contacts::email, "an e-mail address");
    }

    static AddressForm phone() {
        return new AddressForm(
                PHONE, Contacts::phone, "a phone number as +819012345678, or one of Japan as 090-1234-5678");
    }

    @Override
    public @Nullable JsonNode canonical(JsonNode value, Limits limits) {
        if (!value.isString() || value.stringValue().length() > LENGTH_MAX) {
            return null;
        }
        String plain = Plain.of(value.stringValue()).toLowerCase(Locale.ROOT);
        return whole.matcher(plain).matches()
                ? found.apply(plain)
                        .filter(address -> whole.equals(PHONE) || address.equals(plain))
                        .map(StringNode::valueOf)
                        .orElse(null)
                : null;
    }

    @Override
    public @Nullable JsonNode find(String text, Limits limits, Moment moment) {
        return found.apply(text).map(StringNode::valueOf).orElse(null);
    }

    @Override
    public String told(JsonNode value, ZoneId zone) {
        return whole.equals(PHONE) ? Contacts.national(value.asString()) : value.asString();
    }

    @Override
    public String expected(Limits limits) {
        return expected;
    }
}
