package dev.todoku.emulator.send;

import dev.todoku.emulator.account.Account;
import dev.todoku.emulator.account.Friends;
import dev.todoku.emulator.account.ReplyTokens;
import dev.todoku.emulator.group.GroupChat;
import dev.todoku.emulator.journal.Recipients;
import dev.todoku.emulator.setting.DuplicateIds;
import dev.todoku.emulator.setting.Settings;
import dev.todoku.emulator.setting.UnknownIds;
import dev.todoku.protocol.ChatId;
import dev.todoku.protocol.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.roaringbitmap.RoaringBitmap;

/** Finds who is reached: friends who do not block, and recent visitors (reference, "Send push message"). */
final class Audiences {
    private Audiences() {}

    /** One chat: of a friend, or of a group or room that the account is in. */
    static Audience of(ChatId to, Account account, Instant now) throws SendRefused {
        if (to.kind() != ChatId.Kind.USER)
            return of(account.groups().joined(to.value()).orElseThrow(SendRefused.UnknownRecipient::new));
        Friends friends = account.friends();
        int ordinal = to.user().map(user -> friends.find(user.value())).orElse(-1);
        if (ordinal < 0) throw new SendRefused.UnknownRecipient();
        return friends.isReachable(ordinal, now)
                ? new Audience(1, 1, Recipients.one(ordinal))
                : new Audience(1, 0, Recipients.none());
    }

    /** Who reads a reply. */
    static Recipients of(ReplyTokens.Chat chat, Account account, Instant now) {
        ChatId group = chat.group();
        if (group != null)
            return account.groups()
                    .joined(group.value())
                    .map(joined -> of(joined).delivered())
                    .orElseGet(Recipients::none);
        return account.friends().isReachable(chat.ordinal(), now) ? Recipients.one(chat.ordinal()) : Recipients.none();
    }

    /** Everybody in a group or room; those who block the account read it there too. */
    private static Audience of(GroupChat chat) {
        RoaringBitmap members = chat.membersNow();
        int count = members.getCardinality();
        return new Audience(count, count, new Recipients.Group(chat.id().value(), members));
    }

    static Audience of(List<UserId> to, Friends friends, Instant now, Settings settings) throws SendRefused {
        RoaringBitmap known = new RoaringBitmap();
        RoaringBitmap away = new RoaringBitmap();
        Set<UUID> strangers = new HashSet<>();
        int planned = 0;
        long counted = 0;
        for (UserId user : to) {
            int ordinal = friends.find(user.value());
            boolean again = ordinal < 0 ? !strangers.add(user.value()) : !known.checkedAdd(ordinal);
            if (again && settings.sends().duplicateIds() == DuplicateIds.REJECT)
                throw new SendRefused.UnknownRecipient();
            if (again && settings.sends().duplicateIds() == DuplicateIds.ONCE) continue;
            if (ordinal < 0 && settings.sends().unknownIds() == UnknownIds.REJECT)
                throw new SendRefused.UnknownRecipient();
            planned++;
            if (ordinal < 0) continue;
            if (friends.isReachable(ordinal, now)) counted++;
            else away.add(ordinal);
        }
        known.andNot(away);
        return new Audience(planned, counted, Recipients.of(known));
    }

    /** Everybody who follows. */
    static Audience all(Friends friends) {
        RoaringBitmap delivered = friends.followingNow();
        int count = delivered.getCardinality();
        return new Audience(count, count, Recipients.of(delivered));
    }
}
