package dev.todoku.emulator.line;

import dev.todoku.emulator.account.Account;
import dev.todoku.protocol.ErrorBody;
import dev.todoku.protocol.ErrorDetail;
import dev.todoku.protocol.coupon.CouponErrors;
import dev.todoku.protocol.message.CouponMessage;
import dev.todoku.protocol.message.Message;
import java.util.List;
import java.util.stream.IntStream;

/** Refuses messages with a coupon that the account does not have; in the words LINE has for it elsewhere. */
final class CouponIds {
    private CouponIds() {}

    static void check(Account account, List<Message> messages) {
        if (messages.stream().noneMatch(CouponMessage.class::isInstance)) return;
        List<ErrorDetail> unknown = account.locked(() -> IntStream.range(0, messages.size())
                .filter(at -> messages.get(at) instanceof CouponMessage coupon
                        && account.coupons().find(coupon.couponId()).isEmpty())
                .mapToObj(at -> new ErrorDetail(CouponErrors.NOT_FOUND, "messages[" + at + "].couponId"))
                .toList());
        if (!unknown.isEmpty()) throw Refused.badRequest(ErrorBody.of(unknown));
    }
}
