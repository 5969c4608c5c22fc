package dev.todoku.bench;

import dev.todoku.protocol.Signature;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * The least a webhook costs on the server's own technology: a bare embedded Tomcat that reads the body, verifies the
 * signature and answers 200.
 */
final class HttpFloor implements AutoCloseable {

    /** Held, since loggers are collected. Tomcat tells of every step of its life. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();
    private final Path folder;

    private HttpFloor(Path folder) {
        this.folder = folder;
    }

    static HttpFloor start(String secret) throws IOException {
        HttpFloor floor = new HttpFloor(Files.createTempDirectory("todoku-bench-floor"));
        try {
            floor.listen(secret);
            return floor;
        } catch (LifecycleException e) {
            throw new IOException("the floor's Tomcat does not start", e);
        }
    }

    private void listen(String secret) throws LifecycleException {
        TOMCAT.setLevel(Level.SEVERE);
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context root = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(root, "webhook", new Verify(secret));
        root.addServletMappingDecoded("/*", "webhook");
        tomcat.start();
    }

    URI url() {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() throws IOException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException("the floor's Tomcat does not stop", e);
        }
    }

    private static final class Verify extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final String secret;

        private Verify(String secret) {
            this.secret = secret;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            boolean ours = Signature.verify(secret, body, request.getHeader(Signature.HEADER));
            response.setContentLength(0);
            response.setStatus(ours ? HttpServletResponse.SC_OK : HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
