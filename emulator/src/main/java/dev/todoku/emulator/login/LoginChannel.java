package dev.todoku.emulator.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A LINE Login channel, as its developer has set it in LINE's console.
 *
 * @param account channel id of the account of the same provider, whose users are the ones who can log in
 * @param linked whether that account is linked, so that users can become its friends as they log in
 * @param callbackUrls where codes may go; any query may be added to them
 * @param email whether LINE lets it ask for mail addresses
 * @param miniApp whether it is a LINE MINI App, which may send service messages
 * @param templates names of its templates of service messages; empty lets any name through
 */
public record LoginChannel(
        String channelId,
        String channelSecret,
        String name,
        String account,
        boolean linked,
        List<String> callbackUrls,
        boolean email,
        boolean miniApp,
        List<String> templates) {
    private static final Set<String> NO_PLACE = Set.of("javascript", "data", "blob", "file", "about");

    public LoginChannel {
        callbackUrls = List.copyOf(callbackUrls);
        templates = List.copyOf(templates);
    }

    /** Whether a code may be sent to that address. */
    public boolean allows(String redirectUri) {
        if (!isPlace(redirectUri)) return false;
        int query = redirectUri.indexOf('?');
        return callbackUrls.contains(redirectUri)
                || (query >= 0 && callbackUrls.contains(redirectUri.substring(0, query)));
    }

    /** Whether it is an absolute address, percent-encoded, that a browser may be sent to. */
    public static boolean isPlace(String url) {
        try {
            String scheme = new URI(url).getScheme();
            return url.chars().allMatch(c -> c < 128)
                    && scheme != null
                    && !NO_PLACE.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
