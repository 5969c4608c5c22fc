package dev.todoku.delivery.internal;

import dev.todoku.delivery.internal.ReplyQueue.Claimed;
import dev.todoku.line.SendOutcome;

/** Sends one answer on its reply token, once, and waits for what LINE says. */
interface ReplySender {

    SendOutcome send(Claimed answer);
}
