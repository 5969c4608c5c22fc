package dev.todoku.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why something waits or has stopped: a stable code for whoever translates it, the same in English, and the figures in it.
 *
 * @param values by the names in the code's text: numbers in digits, instants in ISO 8601; {@code said} is another's own
 *     words, LINE's or the network's, which nobody translates
 */
public record Why(String code, String text, Map<String, String> values) {

    public Why {
        values = Map.copyOf(values);
    }

    /** The reasons of a module, all in one enum. The code of {@code LIMIT_STALE} is {@code limit-stale}. */
    public interface Code {

        /** The enum's own. */
        String name();

        /** In English, with the names of values in braces. */
        String text();

        default String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        default Why with(Map<String, ?> values) {
            Map<String, String> told = new TreeMap<>();
            values.forEach((name, value) -> told.put(name, value.toString()));
            String text = text();
            for (Map.Entry<String, String> value : told.entrySet()) {
                text = text.replace('{' + value.getKey() + '}', value.getValue());
            }
            return new Why(wireName(), text, told);
        }

        /** A reason without figures. */
        default Why plain() {
            return with(Map.of());
        }
    }
}
