package dev.todoku.demo.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Where an installation listens, on this machine only.
 *
 * @param http the server's API, webhooks and console
 * @param management the server's health and metrics
 * @param emulator LINE's side
 */
public record Ports(int http, int management, int emulator) {

    /** What people know: 8080, 8081 and 8090. */
    public static final Ports USUAL = new Ports(8080, 8081, 8090);

    /** Three that nobody uses at the moment. */
    public static Ports free() {
        try (ServerSocket http = bind(0);
                ServerSocket management = bind(0);
                ServerSocket emulator = bind(0)) {
            return new Ports(http.getLocalPort(), management.getLocalPort(), emulator.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether nobody listens there. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = bind(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true); // a port that was in use a moment ago is free
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
