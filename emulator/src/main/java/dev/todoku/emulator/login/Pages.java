package dev.todoku.emulator.login;

import dev.todoku.emulator.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people see: who logs in and what they allow; who links an account; how it ended. */
public final class Pages {
    /** Whom the browser belongs to: the emulator's own parameter, since nobody is logged in at it. */
    public static final String USER = "emulator_user";

    /** A text to search people by. */
    public static final String SEARCH = "emulator_search";

    private Pages() {}

    /**
     * The page of an authorization request.
     *
     * @param picked whom the browser belongs to, if known
     */
    public static Reply authorize(
            AuthorizeRequest request, Language language, List<Person> people, @Nullable Person picked, String search) {
        String name = Html.escape(request.channel().name());
        String body =
                language.pick("<h1>%s にログイン</h1>", "<h1>Log in to %s</h1>").formatted(name)
                        + toolbar(language, "/oauth2/v2.1/authorize", request.parameters(), search, "ui_locales")
                        + "<form method=\"post\" action=\"/_emulator/login/consent\">"
                        + Html.hidden(request.parameters())
                        + picker(language, people, picked, language.pick("だれとしてログインしますか", "Who logs in?"))
                        + permissions(request, language, picked)
                        + buttons(language.pick("許可する", "Allow"), language.pick("キャンセル", "Cancel"))
                        + "</form>";
        return Html.page(200, language, request.channel().name() + " - LINE Login", body, request.redirectUri());
    }

    /** The page where somebody links a LINE user with a user of the bot's own. */
    public static Reply accountLink(
            String botName, Map<String, String> parameters, Language language, List<Person> people, Person owner) {
        String body = language.pick("<h1>%s とアカウントを連携</h1>", "<h1>Link your account with %s</h1>")
                        .formatted(Html.escape(botName))
                + "<p class=\"note\">"
                + language.pick(
                        "リンクを受け取った本人以外が開くと、連携は失敗します。",
                        "If somebody else than the one who got the link opens it, linking fails.")
                + "</p><form method=\"post\" action=\"/_emulator/login/account-link\">"
                + Html.hidden(parameters)
                + picker(language, people, owner, language.pick("だれが開きましたか", "Who opened the link?"))
                + buttons(language.pick("連携する", "Link"), null)
                + "</form>";
        return Html.page(200, language, botName, body, null);
    }

    /** A page that only says something. */
    public static Reply message(int status, Language language, String title, String text) {
        return Html.page(
                status, language, title, "<h1>" + Html.escape(title) + "</h1><p>" + Html.escape(text) + "</p>", null);
    }

    /** Goes where an authorization request ends. */
    public static Reply next(Authorizing.Next next, Language language) {
        if (next.parameters().isEmpty())
            return Reply.empty(302).with("Location", next.url()).with("Cache-Control", "no-store");
        String body = "<form method=\"post\" action=\"" + Html.escape(next.url()) + "\">"
                + Html.hidden(next.parameters())
                + buttons(language.pick("続ける", "Continue"), null)
                + "</form>"
                + Html.submitting();
        return Html.page(200, language, "LINE Login", body, next.url());
    }

    /** A search by name, and the way to the other language. */
    private static String toolbar(
            Language language, String path, Map<String, String> parameters, String search, String languageParameter) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.put(languageParameter, language.other().tag());
        return "<form method=\"get\" action=\"%s\">%s<button lang=\"%s\">%s</button></form>"
                        .formatted(
                                path,
                                Html.hidden(other),
                                language.other().tag(),
                                language.other().itself())
                + "<form method=\"get\" action=\"%s\" role=\"search\">%s<label for=\"s\">%s</label>"
                        .formatted(
                                path, Html.hidden(parameters), language.pick("名前かユーザーIDで探す", "Find by name or user id"))
                + "<input type=\"search\" id=\"s\" name=\"%s\" value=\"%s\"><button>%s</button></form>"
                        .formatted(SEARCH, Html.escape(search), language.pick("探す", "Find"));
    }

    private static String picker(Language language, List<Person> people, @Nullable Person picked, String legend) {
        StringBuilder html = new StringBuilder("<fieldset><legend>" + legend + "</legend>");
        if (picked != null) html.append(choice(language, picked, true));
        for (Person person : people)
            if (picked == null || !person.userId().equals(picked.userId()))
                html.append(choice(language, person, picked == null && person.equals(people.getFirst())));
        if (people.isEmpty() && picked == null)
            html.append("<p>" + language.pick("だれも見つかりません。", "Nobody found.") + "</p>");
        return html.append("</fieldset>").toString();
    }

    private static String choice(Language language, Person person, boolean checked) {
        return "<label><input type=\"radio\" name=\"%s\" value=\"%s\" required%s> %s <small>%s</small></label>"
                .formatted(
                        USER,
                        Html.escape(person.userId()),
                        checked ? " checked" : "",
                        Html.escape(person.name()),
                        person.friend() ? language.pick("友だち", "friend") : language.pick("友だちではない", "no friend"));
    }

    private static String permissions(AuthorizeRequest request, Language language, @Nullable Person picked) {
        StringBuilder html =
                new StringBuilder("<fieldset><legend>" + language.pick("許可する内容", "What is allowed") + "</legend><ul>");
        if (request.scopes().contains("profile"))
            html.append(language.pick("<li>メインプロフィール情報（必須）</li>", "<li>Main profile info (required)</li>"));
        if (request.scopes().contains("openid"))
            html.append(language.pick("<li>あなたの内部識別子（必須）</li>", "<li>Your internal identifier (required)</li>"));
        html.append("</ul>");
        if (request.scopes().contains("email"))
            html.append(box("allow_email", language.pick("メールアドレス", "Email address")));
        if (request.offersFriendship() && (picked == null || !picked.friend()))
            html.append(box("add_friend", language.pick("友だち追加する", "Add as a friend")));
        return html.append("</fieldset>").toString();
    }

    private static String box(String name, String label) {
        return "<label><input type=\"checkbox\" name=\"%s\" value=\"true\" checked> %s</label>".formatted(name, label);
    }

    private static String buttons(String yes, @Nullable String no) {
        String allow = "<button class=\"main\" name=\"decision\" value=\"allow\">" + yes + "</button>";
        return no == null
                ? allow
                : allow + " <button name=\"decision\" value=\"deny\" formnovalidate>" + no + "</button>";
    }
}
