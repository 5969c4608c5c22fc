package dev.todoku.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

    /** Published by LINE, "Verify webhook signature". */
    private static final String SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";

    private static final byte[] BODY =
            "{\"destination\":\"U8e742f61d673b39c7fff3cecb7536ef0\",\"events\":[]}".getBytes(UTF_8);
    private static final String SIGNATURE = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

    @Test
    void signsLinesPublishedVector() {
        assertThat(Signature.sign(SECRET, BODY)).isEqualTo(SIGNATURE);
        assertThat(Signature.verify(SECRET, BODY, SIGNATURE)).isTrue();
    }

    @Test
    void refusesAnyOtherBodySecretOrSignature() {
        byte[] other = BODY.clone();
        other[BODY.length - 1] = ' ';
        assertThat(Signature.verify(SECRET, other, SIGNATURE)).isFalse();
        assertThat(Signature.verify("secret", BODY, SIGNATURE)).isFalse();
        assertThat(Signature.verify(SECRET, BODY, SIGNATURE.replace('G', 'H'))).isFalse();
        assertThat(Signature.verify(SECRET, BODY, SIGNATURE.substring(0, 8))).isFalse();
    }

    @Test
    void refusesWhatIsNoSignatureAtAll() {
        assertThat(Signature.verify(SECRET, BODY, null)).isFalse();
        assertThat(Signature.verify(SECRET, BODY, "")).isFalse();
        assertThat(Signature.verify(SECRET, BODY, "not base64 !")).isFalse();
    }

    @Test
    void signsBytesNotCharacters() {
        byte[] emoji = "{\"text\":\"👨‍👩‍👧 届く\"}".getBytes(UTF_8);
        assertThat(Signature.verify(SECRET, emoji, Signature.sign(SECRET, emoji)))
                .isTrue();
    }
}
