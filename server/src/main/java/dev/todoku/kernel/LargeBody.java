package dev.todoku.kernel;

import java.util.regex.Pattern;

/**
 * A request whose body may be larger than others': a file, which is read as it comes and never held in memory. Declared as
 * a bean by whoever takes it.
 *
 * @param path of the request, whole
 */
public record LargeBody(String method, Pattern path, long bytesMax) {

    /** Whether this is one. */
    public boolean is(String requestMethod, String requestPath) {
        return method.equals(requestMethod) && path.matcher(requestPath).matches();
    }
}
