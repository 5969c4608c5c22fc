package dev.todoku.delivery;

import dev.todoku.kernel.AccountId;
import dev.todoku.line.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
        assignments.forEach(assignment -> everybody.or(assignment.batch().outstanding()));
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

    /** To those outstanding: under doubt they are the ones the doubtful request was for, so a repeat has its bytes. */
    private Pending multicast(
            AccountId account, Step.Send step, Assignment assignment, Map<Integer, UUID> userIds, byte[] secret) {
        Delivery delivery = step.delivery();
        Batch batch = assignment.batch();
        List<UUID> to = new ArrayList<>();
        RoaringBitmap found = new RoaringBitmap();
        batch.outstanding().forEach((int ordinal) -> {
            UUID userId = userIds.get(ordinal);
            if (userId != null) {
                found.add(ordinal);
                to.add(userId);
            }
        });
        RoaringBitmap gone = RoaringBitmap.andNot(batch.outstanding(), found);
        if (assignment.wasDoubtful() && !gone.isEmpty()) {
            return new Pending(assignment, List.of(new Sent(batch.outstanding(), nobody(assignment))));
        }
        List<Sent> sent = new ArrayList<>();
        if (!found.isEmpty()) {
            String messages = delivery.content().messagesJson();
            sent.add(new Sent(found, submit(account, request(secret, step, assignment, to, messages))));
        }
        if (!gone.isEmpty()) {
            sent.add(new Sent(gone, nobody(assignment)));
        }
        return new Pending(assignment, sent);
    }

    private Pending pushes(
            AccountId account, Step.Send step, Assignment assignment, Map<Integer, UUID> userIds, byte[] secret) {
        Wording wording = step.delivery().content().wording();
        Batch batch = assignment.batch();
        List<Sent> sent = new ArrayList<>();
        batch.outstanding().forEach((int ordinal) -> {
            RoaringBitmap who = RoaringBitmap.bitmapOf(ordinal);
            UUID userId = userIds.get(ordinal);
            if (userId == null) {
                sent.add(new Sent(who, nobody(assignment)));
                return;
            }
            String messages = wording.renderedFor(batch.variables().getOrDefault(ordinal, Map.of()));
            Sender.Request request = request(secret, step, assignment, List.of(userId), messages);
            sent.add(new Sent(who, submit(account, request)));
        });
        return new Pending(assignment, sent);
    }

    private static Sender.Request request(
            byte[] secret, Step.Send step, Assignment assignment, List<UUID> to, String messages) {
        Delivery delivery = step.delivery();
        UUID key = RetryKeys.of(secret, delivery.id(), to, messages);
        return new Sender.Request(delivery.route(), key, to, messages, assignment.notAfter());
    }

    private Future<Sender.Answer> submit(AccountId account, Sender.Request request) {
        return threads.submit(() -> sender.send(account, request));
    }

    /** Somebody was erased. Without doubt nothing was sent to them; else the same bytes cannot be sent again (law 4). */
    private static Future<Sender.Answer> nobody(Assignment assignment) {
        return CompletableFuture.completedFuture(
                assignment.wasDoubtful()
                        ? new Sender.Answer.Unrepeatable("a recipient was erased before LINE's answer came")
                        : new Sender.Answer.Refused("nobody is left to send to: erased"));
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
