package dev.todoku.protocol.message;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import dev.todoku.protocol.validation.TextRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link TextMessageV2}. */
final class TextV2Reader {

    private static final int KEYS_MAX = 100;
    private static final int KIND_MAX = 20;
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_]{1,20}");

    private TextV2Reader() {}

    static TextMessageV2 read(Fields fields) {
        String text = fields.required("text", TextReader.TEXT);
        Map<String, Substitution> substitution = substitution(fields);
        checkPlaceholders(fields.asInside(), text);
        return new TextMessageV2(
                text,
                substitution,
                fields.optional("quoteToken", TextRule.any()),
                QuickReplyReader.read(fields),
                SenderReader.read(fields));
    }

    private static Map<String, Substitution> substitution(Fields fields) {
        Map<String, Substitution> substitution = new LinkedHashMap<>();
        Fields map = fields.object("substitution");
        if (map == null) {
            return substitution;
        }
        if (map.names().size() > KEYS_MAX) {
            fields.fault("substitution", LineErrors.size(0, KEYS_MAX));
        }
        for (String key : map.names()) {
            if (!KEY.matcher(key).matches()) {
                fields.fault("substitution", LineErrors.badPlaceholder(key));
            }
            Fields value = map.requiredObject(key);
            Substitution read = value == null ? null : substitute(value);
            if (read != null) {
                substitution.put(key, read);
            }
        }
        limit(fields, substitution, Substitution.Mention.class, Substitution.Mention.TYPE);
        limit(fields, substitution, Substitution.Emoji.class, Substitution.Emoji.TYPE);
        return substitution;
    }

    private static void limit(
            Fields fields, Map<String, Substitution> all, Class<? extends Substitution> kind, String name) {
        if (all.values().stream().filter(kind::isInstance).count() > KIND_MAX) {
            fields.fault("substitution", LineErrors.tooManyOf(name, KIND_MAX));
        }
    }

    private static @Nullable Substitution substitute(Fields value) {
        List<String> types = List.of(Substitution.Mention.TYPE, Substitution.Emoji.TYPE);
        return switch (value.required("type", TextRule.oneOf(types))) {
            case Substitution.Mention.TYPE -> mention(value);
            case Substitution.Emoji.TYPE ->
                new Substitution.Emoji(
                        value.required("productId", TextRule.any()), value.required("emojiId", TextRule.any()));
            default -> null;
        };
    }

    private static Substitution.@Nullable Mention mention(Fields value) {
        Fields mentionee = value.requiredObject("mentionee");
        if (mentionee == null) {
            return null;
        }
        List<String> types = List.of(Substitution.Mentionee.User.TYPE, Substitution.Mentionee.All.TYPE);
        return switch (mentionee.required("type", TextRule.oneOf(types))) {
            case Substitution.Mentionee.User.TYPE ->
                new Substitution.Mention(new Substitution.Mentionee.User(mentionee.required("userId", TextRule.any())));
            case Substitution.Mentionee.All.TYPE -> new Substitution.Mention(new Substitution.Mentionee.All());
            default -> null;
        };
    }

    /** Every <code>{key}</code> must be well formed and known; a doubled brace is a brace. */
    private static void checkPlaceholders(Fields fields, String text) {
        Fields map = fields.object("substitution");
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean brace = c == '{' || c == '}';
            if (!brace) {
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == c) {
                at += 2;
            } else {
                int end = c == '{' ? text.indexOf('}', at) : -1;
                if (end < 0) {
                    fields.fault("text", LineErrors.UNBALANCED_BRACES);
                    return;
                }
                checkKey(fields, map, text.substring(at + 1, end));
                at = end + 1;
            }
        }
    }

    private static void checkKey(Fields fields, @Nullable Fields map, String key) {
        if (!KEY.matcher(key).matches()) {
            fields.fault("text", LineErrors.badPlaceholder(key));
        } else if (map == null || !map.has(key)) {
            fields.fault("text", LineErrors.unknownPlaceholder(key));
        }
    }
}
