package dev.todoku.protocol.validation;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.LineErrors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with one request, in the order found. */
public final class Findings {

    private final List<ErrorDetail> details = new ArrayList<>();
    private @Nullable ErrorDetail refusal;

    /** A value that breaks a limit. */
    public void add(String property, String message) {
        details.add(new ErrorDetail(message, property));
    }

    /** A value of the wrong kind: text where an object is needed. */
    public void unreadable(String property) {
        refuse(property, LineErrors.invalidProperty(property));
    }

    /** A fault that LINE answers alone, without details, whatever else is wrong; the first one counts. */
    public void refuse(String property, String message) {
        if (refusal == null) {
            refusal = new ErrorDetail(message, property);
        }
    }

    /** All faults; just the one when LINE would answer it alone. */
    public List<ErrorDetail> details() {
        return refusal == null ? List.copyOf(details) : List.of(refusal);
    }

    /** The value if nothing was found wrong with it; null stands for one that could not be made for what was found. */
    public <T> Checked<T> check(@Nullable T value) {
        if (refusal != null && refusal.message() != null) {
            return new Checked.Refused<>(ErrorBody.of(refusal.message()));
        }
        if (!details.isEmpty()) {
            return new Checked.Refused<>(ErrorBody.of(details));
        }
        if (value == null) {
            throw new IllegalStateException("request: got no value and no fault (expected: one of them)");
        }
        return new Checked.Valid<>(value);
    }
}
