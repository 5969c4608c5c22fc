package dev.todoku;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Says in one line why the server does not start, where Spring would fill a screen: for what we refuse ourselves, for a
 * busy port, and for whatever Spring has a description of. A failure nobody foresaw keeps its stack trace.
 */
class OneLineFailure implements FailureAnalyzer, FailureAnalysisReporter {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return causes(failure)
                .map(OneLineFailure::line)
                .flatMap(Optional::stream)
                .findFirst()
                .map(line -> new FailureAnalysis(line, null, failure))
                .orElse(null);
    }

    private static Optional<String> line(Throwable cause) {
        if (cause instanceof PortInUseException busy) {
            return Optional.of("port: got %d, which is in use (expected: a free one; TODOKU_PORT sets another)"
                    .formatted(busy.getPort()));
        }
        StackTraceElement[] trace = cause.getStackTrace();
        boolean ours = trace.length > 0 && trace[0].getClassName().startsWith("dev.todoku.");
        return ours ? Optional.ofNullable(cause.getMessage()) : Optional.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println("todoku: " + analysis.getDescription().strip().replaceAll("\\s*\\R\\s*", "; "));
    }
}
