package dev.todoku.delivery;

import dev.todoku.line.Route;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * What is sent at once and written at once: multicasts for a tenth of a second, one batch of pushes for a quarter. LINE counts
 * both by themselves, so a wave may have both.
 */
final class Wave {

    private final List<Assignment> assignments = new ArrayList<>();
    private final int multicastsMax;
    private final long most;
    private long sent;
    private int multicasts;
    private int pushes;

    /** A wave of at most so many recipients; one batch may have more if it is alone. */
    Wave(DeliverySettings settings, long most) {
        this.multicastsMax = settings.recipientsAtOnce(Route.MULTICAST) / Batch.SIZE;
        this.most = most;
    }

    boolean hasRoomFor(Batch batch) {
        boolean ofItsRoute = batch.route() == Route.PUSH ? pushes == 0 : multicasts < multicastsMax;
        return ofItsRoute
                && (assignments.isEmpty() || sent + batch.outstanding().getLongCardinality() <= most);
    }

    /** Recipients for whom more may be cut; none as soon as either route has all it can take. */
    long room() {
        return pushes > 0 || multicasts == multicastsMax ? 0 : most - sent;
    }

    void add(Assignment assignment) {
        assignments.add(assignment);
        sent += assignment.batch().outstanding().getLongCardinality();
        if (assignment.batch().route() == Route.PUSH) {
            pushes++;
        } else {
            multicasts++;
        }
    }

    List<Assignment> assignments() {
        return assignments;
    }

    RoaringBitmap recipients() {
        RoaringBitmap everybody = new RoaringBitmap();
        assignments.forEach(assignment -> everybody.or(assignment.batch().outstanding()));
        return everybody;
    }

    long sent() {
        return sent;
    }
}
