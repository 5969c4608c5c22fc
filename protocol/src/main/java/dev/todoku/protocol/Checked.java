package dev.todoku.protocol;

import java.util.function.Function;

/** What came of reading a request: the request, or the body of LINE's 400. */
public sealed interface Checked<T> {

    record Valid<T>(T value) implements Checked<T> {}

    record Refused<T>(ErrorBody error) implements Checked<T> {}

    /** The value, or what the caller makes of the error. */
    default <X extends Throwable> T orElseThrow(Function<ErrorBody, X> exception) throws X {
        return switch (this) {
            case Valid<T>(T value) -> value;
            case Refused<T>(ErrorBody error) -> throw exception.apply(error);
        };
    }
}
