package dev.todoku.emulator;

import java.net.URI;

/** What the command says when it is ready: how each official SDK is pointed here. */
final class Welcome {
    private static final String TEXT = """
            LINE emulator ready at %1$s
              phone page     %1$s/_emulator/
              control calls  %1$s/_emulator/openapi.json
              an account     curl -s %1$s/_emulator/accounts -H 'Content-Type: application/json' \\
                               -d '{"name":"Shop","plan":"jp-2023-light","friends":10,"webhook":"http://localhost:3000/webhook"}'
                             answers the channel's id, its secret and a long-lived TOKEN

            Point a bot at it
              Java           MessagingApiClient.builder(TOKEN).apiEndPoint(URI.create("%1$s")).build()
                             and the same with MessagingApiBlobClient, ManageAudienceClient, InsightClient, LiffClient
              Java, Spring   line.bot.api-end-point=%1$s  line.bot.blob-end-point=%1$s
              Node.js        new messagingApi.MessagingApiClient({ channelAccessToken: TOKEN, baseURL: "%1$s" })
                             and the same with MessagingApiBlobClient
              Python         Configuration(host="%1$s", access_token=TOKEN)
              Go             messaging_api.NewMessagingApiAPI(TOKEN, messaging_api.WithEndpoint("%1$s"))
                             messaging_api.NewMessagingApiBlobAPI(TOKEN, messaging_api.WithBlobEndpoint("%1$s"))
              Ruby           Line::Bot::V2::MessagingApi::ApiClient.new(base_url: "%1$s", channel_access_token: TOKEN)
                             and the same with ApiBlobClient
              PHP            (new Configuration())->setAccessToken($token)->setHost("%1$s")
                             its blob clients hold on to https://api-data.line.me; give them a client that goes elsewhere:
                             $stack = \\GuzzleHttp\\HandlerStack::create();
                             $stack->push(\\GuzzleHttp\\Middleware::mapRequest(fn ($r) => $r->withUri(
                                 $r->getUri()->withScheme("http")->withHost("%2$s")->withPort(%3$d))));
                             new MessagingApiBlobApi(new \\GuzzleHttp\\Client(["handler" => $stack]), $config)
            """;

    private Welcome() {}

    static String at(URI url) {
        return TEXT.formatted(url, url.getHost(), url.getPort());
    }
}
