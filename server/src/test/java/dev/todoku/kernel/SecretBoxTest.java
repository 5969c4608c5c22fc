package dev.todoku.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private final SecretBox box = new SecretBox(key(1));

    @Test
    void opensWhatItSealed() {
        assertThat(box.open(box.seal("届く", "account/1/x"), "account/1/x")).isEqualTo("届く");
    }

    @Test
    void sealsDifferentlyEachTime() {
        assertThat(box.seal("a", "x")).isNotEqualTo(box.seal("a", "x"));
    }

    @Test
    void opensNothingElse() {
        byte[] sealed = box.seal("a", "account/1/x");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open(sealed, "account/2/x")).hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> box.open(changed, "account/1/x")).hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> new SecretBox(key(2)).open(sealed, "account/1/x"))
                .hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> box.open(new byte[] {9}, "x")).hasMessageContaining("unknown form");
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
