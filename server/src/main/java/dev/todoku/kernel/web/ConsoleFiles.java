package dev.todoku.kernel.web;

import dev.todoku.kernel.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the built web console at {@code /}: its files, and its start page for every path of its own, which the browser
 * resolves. Without a console, a plain page that says how to get one.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleFiles implements WebMvcConfigurer {

    private static final String START_PAGE = "index.html";

    private final @Nullable Path folder;

    ConsoleFiles(Installation installation) {
        this.folder = installation.console();
        if (folder != null && !Files.isRegularFile(folder.resolve(START_PAGE))) {
            throw new IllegalStateException(
                    "TODOKU_CONSOLE: got %s (expected: a folder with %s)".formatted(folder, START_PAGE));
        }
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/" + START_PAGE);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        if (folder != null) {
            // Vite puts a hash into every name here: a new build has new names.
            registry.addResourceHandler("/assets/**")
                    .addResourceLocations(new FileSystemResource(folder.resolve("assets") + "/"))
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        }
        registry.addResourceHandler("/**")
                .addResourceLocations(folder == null ? noFiles() : new FileSystemResource(folder + "/"))
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new StartPageFallback(folder == null));
    }

    private static Resource noFiles() {
        return new ByteArrayResource(new byte[0]);
    }

    private static final class StartPageFallback extends PathResourceResolver {

        private final boolean absent;

        private StartPageFallback(boolean absent) {
            this.absent = absent;
        }

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            if (absent) {
                return path.equals(START_PAGE) ? new PlainPage() : null;
            }
            Resource file = super.getResource(path, location);
            return file == null && isPageOfConsole(path) ? super.getResource(START_PAGE, location) : file;
        }

        /** A path of the browser's own has no extension; unknown paths of the API stay unknown. */
        private static boolean isPageOfConsole(String path) {
            return !path.contains(".")
                    && !path.startsWith("api/")
                    && !path.startsWith("webhook/")
                    && !path.startsWith("v3/");
        }
    }

    private static final class PlainPage extends ByteArrayResource {

        private static final String TEXT = """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Todoku</title>
                <h1>Todoku</h1><p>The server runs; its web console is not installed here.</p>
                <p>Build it with Node (<code>npm ci &amp;&amp; npm run build</code> in <code>console/</code>) and start
                the server with <code>TODOKU_CONSOLE</code> set to <code>console/dist</code>.
                The API is under <code>/api/v1</code>.</p></html>
                """;

        private PlainPage() {
            super(TEXT.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String getFilename() {
            return START_PAGE;
        }

        @Override
        public long lastModified() {
            return -1;
        }
    }
}
