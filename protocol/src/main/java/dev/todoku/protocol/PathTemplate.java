package dev.todoku.protocol;

import java.util.Arrays;
import java.util.List;

/** The path of an endpoint, taken apart to be compared with paths as they are sent. */
record PathTemplate(Endpoint endpoint, List<String> segments) {

    static PathTemplate of(Endpoint endpoint) {
        return new PathTemplate(endpoint, segments(endpoint.template()));
    }

    static List<String> segments(String path) {
        // limit -1: a slash at the end makes another path, as it does for LINE
        return Arrays.asList(path.split("/", -1));
    }

    boolean fits(String method, List<String> path) {
        if (!endpoint.method().equals(method)) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String expected = segments.get(i);
            String got = path.get(i);
            if (isVariable(expected) ? got.isEmpty() : !expected.equals(got)) {
                return false;
            }
        }
        return true;
    }

    long variables() {
        return segments.stream().filter(PathTemplate::isVariable).count();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
