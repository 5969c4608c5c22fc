package dev.todoku.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The kernel's plain parts. Clock and chance come from the composition root.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Installation.class)
class KernelConfiguration {

    private static final int MASTER_KEY_BYTES = 32;

    @Bean
    Ids ids(InstantSource clock, RandomGenerator random) {
        return new Ids(clock, random);
    }

    /** With the key given as a setting; else with the key file, made at the first start. */
    @Bean
    SecretBox secretBox(Installation installation) {
        String hex = installation.masterKey();
        if (hex == null) {
            hex = PrivateFile.readOrCreate(installation.secrets().resolve("master-key"), () -> {
                byte[] key = new byte[MASTER_KEY_BYTES];
                new SecureRandom().nextBytes(key);
                return HexFormat.of().formatHex(key);
            });
        }
        if (hex.length() != 2 * MASTER_KEY_BYTES || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalStateException(
                    "master key: got %d characters (expected: 64 hex digits)".formatted(hex.length()));
        }
        return new SecretBox(HexFormat.of().parseHex(hex));
    }
}
