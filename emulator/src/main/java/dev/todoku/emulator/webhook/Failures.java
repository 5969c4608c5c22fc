package dev.todoku.emulator.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Why a webhook did not arrive, in LINE's words (documents, "Check webhook error statistics"). */
final class Failures {
    private Failures() {}

    static WebhookResult of(IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ -> notConnected("Connection timeout");
            case HttpTimeoutException _ ->
                WebhookResult.failed(WebhookResult.Reason.REQUEST_TIMEOUT, "Request timeout");
            case UnknownHostException _ -> notConnected("Unknown host");
            case ConnectException refused ->
                notConnected(has(refused, UnresolvedAddressException.class) ? "Unknown host" : "Connection failed");
            case SSLHandshakeException _ -> notConnected("TLS handshake failure");
            case SSLException plain ->
                notConnected(
                        String.valueOf(plain.getMessage()).contains("Unsupported or unrecognized SSL message")
                                ? "No SSL/TLS record"
                                : "TLS handshake failure");
            case ProtocolException _ -> unclassified("Unclassified webhook dispatch error");
            default ->
                unclassified(
                        String.valueOf(failure.getMessage()).contains("stream")
                                ? "Stream closed unexpectedly"
                                : "Session closed unexpectedly");
        };
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> cause) {
        for (Throwable at = failure; at != null; at = at.getCause()) if (cause.isInstance(at)) return true;
        return false;
    }

    private static WebhookResult notConnected(String detail) {
        return WebhookResult.failed(WebhookResult.Reason.COULD_NOT_CONNECT, detail);
    }

    private static WebhookResult unclassified(String detail) {
        return WebhookResult.failed(WebhookResult.Reason.UNCLASSIFIED, detail);
    }
}
