package dev.todoku.emulator;

import java.net.URI;

/** What the command says when it is ready: how each official SDK is pointed here. */
final class Welcome {
    private static final String TEXT = """
            LINE emulator ready at {url}
              phone page     {url}/_emulator/
              control calls  {url}/_emulator/openapi.json
              an account     curl -s {url}/_emulator/accounts -H 'Content-Type: application/json' \\
                               -d '{"name":"Shop","plan":"jp-2023-light","friends":10,"webhook":"http://localhost:3000/webhook"}'
                             answers the channel's id, its secret and a long-lived TOKEN

            Point a bot at it
              Java           MessagingApiClient.builder(TOKEN).apiEndPoint(URI.create("{url}")).build()
                             and the same with MessagingApiBlobClient, ManageAudienceClient, InsightClient, LiffClient
              Java, Spring   line.bot.api-end-point={url}  line.bot.blob-end-point={url}
              Node.js        new messagingApi.MessagingApiClient({ channelAccessToken: TOKEN, baseURL: "{url}" })
                             and the same with MessagingApiBlobClient
              Python         Configuration(host="{url}", access_token=TOKEN)
              Go             messaging_api.NewMessagingApiAPI(TOKEN, messaging_api.WithEndpoint("{url}"))
                             messaging_api.NewMessagingApiBlobAPI(TOKEN, messaging_api.WithBlobEndpoint("{url}"))
              Ruby           Line::Bot::V2::MessagingApi::ApiClient.new(base_url: "{url}", channel_access_token: TOKEN)
                             and the same with ApiBlobClient
              PHP            (new Configuration())->setAccessToken($token)->setHost("{url}")
                             its blob clients hold on to https://api-data.line.me; give them a client that goes elsewhere:
                             $stack = \\GuzzleHttp\\HandlerStack::create();
                             $stack->push(\\GuzzleHttp\\Middleware::mapRequest(fn ($r) => $r->withUri(
                                 $r->getUri()->withScheme("http")->withHost("{host}")->withPort({port}))));
                             new MessagingApiBlobApi(new \\GuzzleHttp\\Client(["handler" => $stack]), $config)
            """;

    private Welcome() {}

    static String at(URI url) {
        return TEXT.replace("{url}", url.toString())
                .replace("{host}", url.getHost())
                .replace("{port}", Integer.toString(url.getPort()));
    }
}
