package dev.todoku.delivery.internal;

import dev.todoku.account.LineAccess;
import dev.todoku.delivery.internal.ReplyQueue.Claimed;
import dev.todoku.kernel.AccountId;
import dev.todoku.line.LineSender;
import dev.todoku.line.Route;
import dev.todoku.line.SendOutcome;
import dev.todoku.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers over HTTP, no faster than LINE allows. */
@Component
class LineReplies implements ReplySender {

    private final LineAccess access;
    private final LineSender line;
    private final SendRates rates;

    LineReplies(LineAccess access, LineSender line, SendRates rates) {
        this.access = access;
        this.line = line;
        this.rates = rates;
    }

    @Override
    public Optional<SendOutcome> obstacle(AccountId account) {
        Optional<SendOutcome> obstacle = access.obstacle(account);
        if (obstacle.isEmpty()) {
            rates.await(account, Route.REPLY);
        }
        return obstacle;
    }

    @Override
    public SendOutcome send(Claimed answer) {
        byte[] body = ("{\"replyToken\":" + Json.mapper().writeValueAsString(answer.replyToken()) + ",\"messages\":"
                        + answer.messagesJson() + "}")
                .getBytes(StandardCharsets.UTF_8);
        return access.send(answer.account(), credentials -> line.send(Route.REPLY, credentials, body, null));
    }
}
