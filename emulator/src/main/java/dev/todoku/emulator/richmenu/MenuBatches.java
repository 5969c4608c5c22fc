package dev.todoku.emulator.richmenu;

import dev.todoku.protocol.richmenu.BatchRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Batches of rich-menu operations, in progress and done; kept for 14 days, as their resume keys are. Whom an operation
 * concerns is fixed when it is accepted, so that operations do not see each other's results.
 */
public final class MenuBatches {
    private static final Duration KEPT = Duration.ofDays(14);

    /** How far a batch is. */
    public enum Phase {
        ONGOING,
        SUCCEEDED,
        FAILED
    }

    /** What callers are told of a batch. */
    public record Progress(
            Phase phase, Instant acceptedAt, @Nullable Instant completedAt) {}

    /** An operation and those it has not been done for. */
    private static final class Step {
        private final BatchRequest.Operation operation;
        private RoaringBitmap left;

        Step(BatchRequest.Operation operation, RoaringBitmap left) {
            this.operation = operation;
            this.left = left;
        }
    }

    private record Resumable(Instant since, List<Step> steps) {}

    private final Map<String, Progress> byRequest = new HashMap<>();
    private final Map<String, List<Step>> steps = new HashMap<>();
    private final Map<String, Resumable> byKey = new HashMap<>();

    /** Takes a batch in; with a key that is known, only what that one left undone. */
    public void accept(String requestId, BatchRequest request, RichMenus menus, Instant now) {
        byRequest.values().removeIf(known -> !now.isBefore(known.acceptedAt.plus(KEPT)));
        byKey.values().removeIf(known -> !now.isBefore(known.since.plus(KEPT)));
        byRequest.put(requestId, new Progress(Phase.ONGOING, now, null));
        String key = request.resumeRequestKey();
        steps.put(
                requestId,
                key == null
                        ? fixed(request, menus)
                        : byKey.computeIfAbsent(key, _ -> new Resumable(now, fixed(request, menus))).steps);
    }

    /** Does the batch: it fails for those whose new menu was deleted meanwhile. */
    public void complete(String requestId, RichMenus menus, Instant now) {
        boolean failed = false;
        for (Step step : steps.getOrDefault(requestId, List.of())) {
            String to = step.operation.to();
            if (to != null && !menus.hasImage(to)) {
                failed |= !step.left.isEmpty();
                continue;
            }
            menus.move(step.operation.from(), to, step.left);
            step.left = new RoaringBitmap();
        }
        steps.remove(requestId);
        Phase phase = failed ? Phase.FAILED : Phase.SUCCEEDED;
        byRequest.computeIfPresent(requestId, (_, known) -> new Progress(phase, known.acceptedAt, now));
    }

    public Optional<Progress> progress(String requestId, Instant now) {
        return Optional.ofNullable(byRequest.get(requestId)).filter(known -> now.isBefore(known.acceptedAt.plus(KEPT)));
    }

    private static List<Step> fixed(BatchRequest request, RichMenus menus) {
        List<Step> steps = new ArrayList<>();
        for (BatchRequest.Operation operation : request.operations()) {
            String from = operation.from();
            RoaringBitmap users = from == null ? menus.linkedToAny() : menus.usersOf(from);
            steps.add(new Step(operation, users));
        }
        return steps;
    }
}
