package dev.todoku.protocol.validation;

import dev.todoku.protocol.Checked;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.LineErrors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one request, in the order found: the first thousand faults.
 *
 * <p>LINE answers in two steps. Faults of the body come first and all together; only a body without any is looked into
 * further, and then the first message with a fault answers alone, with places counted from inside it ({@link Inside}).
 */
public final class Findings {

    /** Far above what anybody reads; without it a body of 2 MB is answered with fifty times that. */
    private static final int FAULTS_MAX = 1_000;

    private final List<Fault> faults = new ArrayList<>();
    private @Nullable ErrorDetail refusal;

    /** A value that breaks a limit. */
    public void add(String path, String message) {
        add(path, message, null);
    }

    /** A value that breaks a limit; LINE tells its place from within {@code inside}, if given. */
    public void add(String path, String message, @Nullable Inside inside) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(new Fault(path, message, inside));
        }
    }

    /** A value of the wrong kind: text where an object is needed. */
    public void unreadable(String path) {
        refuse(path, LineErrors.invalidProperty(path));
    }

    /** A fault that LINE answers alone, without details, whatever else is wrong; the first one counts. */
    public void refuse(String path, String message) {
        if (refusal == null) {
            refusal = new ErrorDetail(message, path);
        }
    }

    /** All faults, for whoever edits the request: every place is told from its root. */
    public List<ErrorDetail> details() {
        return refusal == null
                ? faults.stream()
                        .map(fault -> new ErrorDetail(fault.message, fault.path))
                        .toList()
                : List.of(refusal);
    }

    /** The value if nothing was found wrong with it; null stands for one that could not be made for what was found. */
    public <T> Checked<T> check(@Nullable T value) {
        if (refusal != null && refusal.message() != null) {
            return new Checked.Refused<>(ErrorBody.of(refusal.message()));
        }
        if (!faults.isEmpty()) {
            return new Checked.Refused<>(answer());
        }
        if (value == null) {
            throw new IllegalStateException("request: got no value and no fault (expected: one of them)");
        }
        return new Checked.Valid<>(value);
    }

    private ErrorBody answer() {
        List<ErrorDetail> body = faults.stream()
                .filter(fault -> fault.inside == null)
                .map(fault -> new ErrorDetail(fault.message, fault.path))
                .toList();
        if (!body.isEmpty()) {
            return ErrorBody.of(body);
        }
        String first = faults.getFirst().messageAt();
        return ErrorBody.ofMessage(
                first,
                faults.stream()
                        .filter(fault -> fault.messageAt().equals(first))
                        .map(fault -> new ErrorDetail(fault.message, fault.place()))
                        .toList());
    }

    private record Fault(
            String path, String message, @Nullable Inside inside) {

        String messageAt() {
            return inside == null ? "" : inside.message();
        }

        String place() {
            return inside == null ? path : inside.place(path);
        }
    }
}
