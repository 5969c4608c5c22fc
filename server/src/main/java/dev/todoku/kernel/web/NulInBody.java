package dev.todoku.kernel.web;

import dev.todoku.kernel.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.SmartHttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses a NUL in any text of a JSON body: PostgreSQL holds none, so whatever became of it would fail there. */
@RestControllerAdvice
final class NulInBody extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return SmartHttpMessageConverter.class.isAssignableFrom(converter)
                || AbstractGenericHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        InputStream body = new Watched(message.getBody());
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return body;
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    /** In JSON a NUL can be written as one escape only, and a backslash stands nowhere but in texts. */
    private static final class Watched extends FilterInputStream {

        private static final String ESCAPE = "\\u0000";

        private int matched;
        private int line = 1;
        private int column;

        private Watched(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                look(read);
            }
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            for (int i = 0; i < read; i++) {
                look(into[offset + i]);
            }
            return read;
        }

        private void look(int octet) {
            if (octet == '\n') {
                line++;
                column = 0;
            } else if ((octet & 0xC0) != 0x80) { // the first byte of a character
                column++;
            }
            // Behind a backslash another one is escaped itself and begins nothing.
            boolean goesOn = octet == ESCAPE.charAt(matched);
            matched = goesOn ? matched + 1 : octet == '\\' && matched != 1 ? 1 : 0;
            if (matched == ESCAPE.length()) {
                throw Problem.badRequest(
                        "unreadable-body",
                        "body: got a NUL in a text at line %d, column %d (expected: none)"
                                .formatted(line, column - ESCAPE.length() + 1));
            }
        }
    }
}
