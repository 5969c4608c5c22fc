package dev.todoku.friend.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses, phone numbers and postcodes in a text, in the one form they are kept in. */
final class Contacts {

    private static final String HOME = "JP";
    private static final int EMAIL_LENGTH_MAX = 254;
    private static final Pattern AT = Pattern.compile("\\s*(?:@|\\(at\\)|\\[at\\]|アットマーク|あっとまーく)\\s*");
    private static final Pattern EMAIL = Pattern.compile(
            "[a-z0-9][a-z0-9._%+-]*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\\.[a-z]{2,}");
    private static final Pattern POSTCODE = Pattern.compile("(?<![\\d-])(\\d{3})\\s*[-の]?\\s*(\\d{4})(?![\\d-])");
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(0[5-9]0)[-. ()]*(\\d{4})[-. ()]*(\\d{4})(?!\\d)");
    private static final Pattern JAPAN =
            Pattern.compile("\\+?\\s*81[-. ]*\\(?0?\\)?([5-9]0)[-. ]*(\\d{4})[-. ]*(\\d{4})(?!\\d)");

    private Contacts() {}

    static Optional<String> email(String text) {
        String plain = AT.matcher(Plain.of(text).toLowerCase(Locale.ROOT)).replaceAll("@");
        Matcher matcher = EMAIL.matcher(plain);
        return matcher.find() && matcher.group().length() <= EMAIL_LENGTH_MAX
                ? Optional.of(matcher.group())
                : Optional.empty();
    }

    /** In E.164; a number without a country is one of Japan's. */
    static Optional<String> phone(String text) {
        String plain = Plain.of(text);
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        for (PhoneNumberMatch match : numbers.findNumbers(plain, HOME, Leniency.VALID, Long.MAX_VALUE)) {
            return Optional.of(numbers.format(match.number(), PhoneNumberFormat.E164));
        }
        // Blocks of numbers that were given out after the library's last look at them.
        Matcher mobile = MOBILE.matcher(plain);
        if (mobile.find()) {
            return Optional.of("+81" + mobile.group(1).substring(1) + mobile.group(2) + mobile.group(3));
        }
        Matcher japan = JAPAN.matcher(plain);
        return japan.find() ? Optional.of("+81" + japan.group(1) + japan.group(2) + japan.group(3)) : Optional.empty();
    }

    /** As its own country writes it: 090-1234-5678. */
    static String national(String phone) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(phone, HOME);
            return numbers.format(
                    number,
                    HOME.equals(numbers.getRegionCodeForNumber(number))
                            ? PhoneNumberFormat.NATIONAL
                            : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return phone;
        }
    }

    /** As 123-4567. */
    static Optional<String> postcode(String text) {
        Matcher matcher = POSTCODE.matcher(Plain.of(text).replace("〒", ""));
        return matcher.find() ? Optional.of(matcher.group(1) + "-" + matcher.group(2)) : Optional.empty();
    }
}
