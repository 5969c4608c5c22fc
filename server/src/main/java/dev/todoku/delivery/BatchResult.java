package dev.todoku.delivery;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** What LINE answered for the recipients of one assignment: one answer for all of a multicast, one each for pushes. */
record BatchResult(Assignment assignment, List<Answered> answers) {

    record Answered(RoaringBitmap recipients, Sender.Answer answer) {}
}
