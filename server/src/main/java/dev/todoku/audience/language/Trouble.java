package dev.todoku.audience.language;

import dev.todoku.kernel.Problem;
import java.util.function.Supplier;

/** What is wrong with a rule, and where: as a path, and as a JSON pointer (RFC 6901) into the request. */
final class Trouble {

    /** Members of the problem. */
    static final String PROPERTY = "property";

    static final String POINTER = "pointer";

    private Trouble() {}

    static Problem at(String path, String got, String expected) {
        return placed(
                path,
                Problem.unprocessable("bad-audience", "%s: got %s (expected: %s)".formatted(path, got, expected)));
    }

    /** Lets others look at a piece of a rule; what they refuse gets its place. */
    static <T> T within(String path, Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            throw problem.members().containsKey(PROPERTY) ? problem : placed(path, problem);
        }
    }

    private static Problem placed(String path, Problem problem) {
        return problem.with(PROPERTY, path).with(POINTER, pointer(path));
    }

    private static String pointer(String path) {
        return "/" + path.replace("]", "").replace('[', '/').replace('.', '/');
    }
}
