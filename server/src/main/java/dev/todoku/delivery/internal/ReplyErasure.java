package dev.todoku.delivery.internal;

import static dev.todoku.delivery.db.Tables.REPLIES;

import dev.todoku.friend.FriendErased;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was answered to an erased friend is deleted with them; an answer still to be sent is not sent. */
@Component
class ReplyErasure {

    private final DSLContext sql;

    ReplyErasure(DSLContext sql) {
        this.sql = sql;
    }

    @EventListener
    void erased(FriendErased friend) {
        sql.deleteFrom(REPLIES)
                .where(REPLIES.ACCOUNT_ID.eq(friend.account().value()))
                .and(REPLIES.ORDINAL.eq(friend.ordinal()))
                .execute();
    }
}
