package dev.todoku;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The server, and the one place that chooses where time and chance come from.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan
public class Todoku {

    /** Starts the server on the system's clock, or on the one named by {@code --clock}. */
    public static void main(String[] args) {
        try {
            start(InstantSource.system(), new SecureRandom(), args);
        } catch (RuntimeException e) {
            System.exit(1); // what is wrong has been said in one line by OneLineFailure
        }
    }

    /**
     * Starts the whole server.
     *
     * @param clock the installation's one clock, unless the setting {@code todoku.clock} names another to follow
     * @param settings {@code --todoku.x=y}, stronger than the environment's {@code TODOKU_X}
     */
    public static ConfigurableApplicationContext start(
            InstantSource clock, RandomGenerator random, String... settings) {
        return new SpringApplicationBuilder(Todoku.class)
                .initializers((GenericApplicationContext context) -> {
                    context.registerBean(RandomGenerator.class, () -> random);
                    if (!context.getEnvironment().containsProperty("todoku.clock")) {
                        context.registerBean(InstantSource.class, () -> clock);
                    }
                })
                .run(settings);
    }
}
