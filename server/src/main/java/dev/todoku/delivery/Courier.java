package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/** Turns assignments into requests and sends them, all of a wave at once; every batch gets a result, whatever happens. */
final class Courier {

    private final Sender sender;
    private final Addressees addressees;
    private final Function<AccountId, byte[]> keySecret;
    private final ExecutorService threads;

    /** A courier with one of {@code threads} per request in flight; a direct executor makes it deterministic. */
    Courier(Sender sender, Addressees addressees, Function<AccountId, byte[]> keySecret, ExecutorService threads) {
        this.sender = sender;
        this.addressees = addressees;
        this.keySecret = keySecret;
        this.threads = threads;
    }

    List<BatchResult> send(AccountId account, Step.Send step) {
        Delivery delivery = step.delivery();
        List<Assignment> assignments = step.assignments();
        RoaringBitmap everybody = new RoaringBitmap();
        assignments.forEach(assignment -> everybody.or(assignment.batch().recipients()));
        Map<Integer, UUID> userIds = addressees.userIds(account, everybody);
        byte[] secret = keySecret.apply(account);
        List<Pending> pending = new ArrayList<>();
        for (Assignment assignment : assignments) {
            pending.add(
                    delivery.route() == Route.PUSH
                            ? pushes(account, step, assignment, userIds, secret)
                            : multicast(account, step, assignment, userIds, secret));
        }
        return pending.stream().map(Pending::result).toList();
    }

    private Pending multicast(
            AccountId account, Step.Send step, Assignment assignment, Map<Integer, UUID> userIds, byte[] secret) {
        Delivery delivery = step.delivery();
        Batch batch = assignment.batch();
        List<UUID> to = new ArrayList<>();
        RoaringBitmap gone = new RoaringBitmap();
        batch.recipients().forEach((int ordinal) -> {
            UUID userId = userIds.get(ordinal);
            if (userId == null) {
                gone.add(ordinal);
            } else {
                to.add(userId);
            }
        });
        String messages = delivery.content().messagesJson();
        UUID digest = batch.digest() == null ? RetryKeys.digest(to, messages) : batch.digest();
        UUID key = RetryKeys.of(secret, delivery.id(), digest);
        Sender.Request request = new Sender.Request(delivery.route(), key, to, messages, step.notAfter());
        RoaringBitmap found = RoaringBitmap.andNot(batch.outstanding(), gone);
        gone.and(batch.outstanding());
        List<Sent> sent = new ArrayList<>();
        if (!found.isEmpty()) {
            sent.add(new Sent(found, submit(account, request, false)));
        }
        if (!gone.isEmpty()) {
            sent.add(new Sent(gone, submit(account, request, true)));
        }
        return new Pending(assignment, sent);
    }

    private Pending pushes(
            AccountId account, Step.Send step, Assignment assignment, Map<Integer, UUID> userIds, byte[] secret) {
        Delivery delivery = step.delivery();
        Batch batch = assignment.batch();
        List<Sent> sent = new ArrayList<>();
        batch.outstanding().forEach((int ordinal) -> {
            UUID userId = userIds.get(ordinal);
            List<UUID> to = userId == null ? List.of() : List.of(userId);
            String messages = delivery.content().renderedFor(batch.names().getOrDefault(ordinal, ""));
            UUID key = RetryKeys.of(secret, delivery.id(), RetryKeys.digest(to, messages));
            Sender.Request request = new Sender.Request(delivery.route(), key, to, messages, step.notAfter());
            sent.add(new Sent(RoaringBitmap.bitmapOf(ordinal), submit(account, request, userId == null)));
        });
        return new Pending(assignment, sent);
    }

    private Future<Sender.Answer> submit(AccountId account, Sender.Request request, boolean nobody) {
        Callable<Sender.Answer> call = nobody
                ? () -> new Sender.Answer.Refused("nobody is left to send to: erased")
                : () -> sender.send(account, request);
        return threads.submit(call);
    }

    private record Sent(RoaringBitmap recipients, Future<Sender.Answer> answer) {}

    private record Pending(Assignment assignment, List<Sent> sent) {

        BatchResult result() {
            return new BatchResult(
                    assignment,
                    sent.stream()
                            .map(one -> new BatchResult.Answered(one.recipients(), answerOf(one.answer())))
                            .toList());
        }

        private static Sender.Answer answerOf(Future<Sender.Answer> answer) {
            try {
                return answer.get();
            } catch (ExecutionException failed) {
                return new Sender.Answer.Unknown(String.valueOf(failed.getCause()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new Sender.Answer.Unknown("interrupted");
            }
        }
    }
}
