package dev.todoku.emulator.control;

import dev.todoku.emulator.http.Incoming;
import dev.todoku.emulator.http.Reply;
import dev.todoku.emulator.http.Routes;
import dev.todoku.emulator.phone.PhonePage;
import java.util.Map;
import java.util.Set;

/** The control side of the port. */
public final class ControlApi {
    /** Everything below it is control, everything else is LINE. */
    public static final String PREFIX = "/_emulator";

    private final Routes<ControlCall.Handler> routes;
    private final PhonePage page = new PhonePage();

    public ControlApi(ControlParts parts) {
        this.routes = parts.routes();
    }

    public Reply answer(Incoming incoming) {
        return page.answer(incoming).orElseGet(() -> call(incoming));
    }

    private Reply call(Incoming incoming) {
        try {
            return switch (routes.find(incoming.method(), incoming.path())) {
                case Routes.Match<ControlCall.Handler>(var handler, var template, var variables) ->
                    handler.handle(new ControlCall(incoming, variables));
                case Routes.WrongMethod<ControlCall.Handler>(var allowed) ->
                    Reply.json(
                                    405,
                                    Map.of(
                                            "message",
                                            incoming.method() + ": got it (expected: one of " + allowed + ")"))
                            .with("Allow", String.join(", ", allowed));
                case Routes.NoPath<ControlCall.Handler>() ->
                    throw ControlRefused.notFound(incoming.path() + ": no such path (see " + PREFIX + "/openapi.json)");
            };
        } catch (ControlRefused refused) {
            return refused.reply();
        } catch (Incoming.Unreadable unreadable) {
            return unreadable.reply();
        }
    }

    /** Every method and path of this API. */
    public Set<String> operations() {
        return routes.all();
    }
}
