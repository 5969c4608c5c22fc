package dev.todoku.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The smallest HTTP/1.1 client that keeps its connection: it shares two cores with what it measures, so it must cost next
 * to nothing. Connects anew whenever the server closes.
 */
final class KeepAlive implements AutoCloseable {

    private final URI server;
    private Socket socket;
    private InputStream in;
    private boolean closing;
    private boolean chunked;
    private int bodyLength;
    private byte[] body = new byte[0];
    private String serverTiming = "";

    KeepAlive(URI server) throws IOException {
        this.server = server;
        this.socket = connect(server);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    private static Socket connect(URI server) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Posts a body with one header of its own; the status of the answer, whose own body is {@link #body}. */
    int post(String path, String header, String value, byte[] body) throws IOException {
        if (closing) {
            socket.close();
            socket = connect(server);
            in = new BufferedInputStream(socket.getInputStream());
        }
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nContent-Type: application/json\r\n" + header + ": " + value
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        socket.getOutputStream().write(request);
        return answer();
    }

    /** Of the last answer. */
    byte[] body() {
        return body;
    }

    /** What the server says of its own time in the last answer; empty if nothing. */
    String serverTiming() {
        return serverTiming;
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        closing = false;
        chunked = false;
        bodyLength = 0;
        serverTiming = "";
        for (String header = line(); !header.isEmpty(); header = line()) {
            read(header.toLowerCase(Locale.ROOT));
        }
        body = chunked ? chunks() : in.readNBytes(bodyLength);
        return status;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().trim(), 16);
    }

    private void read(String header) {
        if (header.startsWith("content-length:")) {
            bodyLength = Integer.parseInt(header.substring(15).trim());
        } else if (header.equals("transfer-encoding: chunked")) {
            chunked = true;
        } else if (header.equals("connection: close")) {
            closing = true;
        } else if (header.startsWith("server-timing:")) {
            serverTiming = header.substring(14).trim();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed in the middle of an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
