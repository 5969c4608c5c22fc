package dev.todoku.kernel;

import java.time.InstantSource;
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

    @Bean
    Ids ids(InstantSource clock, RandomGenerator random) {
        return new Ids(clock, random);
    }

    @Bean
    SecretBox secretBox(Installation installation) {
        return SecretBox.of(installation);
    }
}
