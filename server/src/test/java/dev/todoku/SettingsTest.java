package dev.todoku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.todoku.kernel.Installation;
import dev.todoku.kernel.postgres.DatabaseSettings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Pins every default, and the names that the environment gives the settings.
 */
class SettingsTest {

    @Test
    void theInstallationsDefaults() {
        Installation settings = bind("todoku", Installation.class, Map.of());

        assertThat(settings.address().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.managementPort()).isEqualTo(8081);
        assertThat(settings.home()).isEqualTo(Path.of("/home/shop/.todoku"));
        assertThat(settings.clock()).isNull();
        assertThat(settings.console()).isNull();
        assertThat(settings.keep()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.masterKey()).isNull();
    }

    @Test
    void theDatabasesDefaults() {
        assertThat(bind("todoku.db", DatabaseSettings.class, Map.of()))
                .isEqualTo(new DatabaseSettings(null, null, null, 20, "512MB"));
    }

    @Test
    void theEnvironmentNamesThemInCapitals() {
        Map<String, Object> environment = Map.of(
                "TODOKU_MANAGEMENT_PORT", "9091",
                "TODOKU_MASTER_KEY", "ab",
                "TODOKU_DB_SHARED_BUFFERS", "1GB");

        assertThat(bind("todoku", Installation.class, environment).managementPort())
                .isEqualTo(9091);
        assertThat(bind("todoku", Installation.class, environment).masterKey()).isEqualTo("ab");
        assertThat(bind("todoku.db", DatabaseSettings.class, environment).sharedBuffers())
                .isEqualTo("1GB");
    }

    @Test
    void secretsAreNotPrinted() {
        Installation installation = bind("todoku", Installation.class, Map.of("TODOKU_MASTER_KEY", "hidden"));

        assertThat(installation.toString()).doesNotContain("hidden");
        assertThat(new DatabaseSettings("jdbc:x", "u", "hidden", 1, "1MB").toString())
                .doesNotContain("hidden");
    }

    @Test
    void everyOptionOfTheCommandLineIsASettingWithADefaultInTheHelp() {
        assertThat(CommandLine.of("--port", "9000", "--clock=http://localhost:8090"))
                .isEqualTo(new CommandLine(
                        "serve", List.of(), List.of("--todoku.port=9000", "--todoku.clock=http://localhost:8090")));
        assertThat(CommandLine.of("backup", "x.zip").operands()).containsExactly("x.zip");
        assertThat(CommandLine.HELP).contains("TODOKU_PORT", "8080", "TODOKU_DB_CONNECTIONS", "20", "512MB");
        assertThatThrownBy(() -> CommandLine.of("--db-password", "x"))
                .hasMessageContaining("option: got --db-password");
    }

    /** The one list, the table for people, the defaults, and the records that take them say the same. */
    @Test
    void everySettingIsListedWithItsDefaultEverywhere() throws IOException {
        String docs = Files.readString(Path.of("../docs/operations.md"));
        var defaults = PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"));
        Set<String> taken = new TreeSet<>();
        for (Class<?> type : List.of(
                Installation.class,
                DatabaseSettings.class,
                type("dev.todoku.line.LineSettings"),
                type("dev.todoku.gateway.GatewaySettings"),
                type("dev.todoku.audience.index.AudienceSettings"))) {
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            for (RecordComponent component : type.getRecordComponents()) {
                taken.add(prefix + "."
                        + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
            }
        }

        assertThat(Settings.all()).extracting(Settings.Setting::property).containsExactlyInAnyOrderElementsOf(taken);
        for (Settings.Setting setting : Settings.all()) {
            assertThat(docs).contains("| `%s` | %s |".formatted(setting.variable(), setting.usual()));
            String usual = defaults.getProperty(setting.property());
            if (usual != null) {
                assertThat(setting.usual()).isEqualTo(usual.replace("${user.home}", "~"));
            }
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, Object> environment) {
        try {
            MutablePropertySources sources = new MutablePropertySources();
            sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", environment));
            var defaults = PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"));
            defaults.setProperty("user.home", "/home/shop");
            sources.addLast(new PropertiesPropertySource("defaults", defaults));
            return new Binder(
                            ConfigurationPropertySources.from(sources),
                            new PropertySourcesPlaceholdersResolver(sources),
                            ApplicationConversionService.getSharedInstance())
                    .bind(prefix, type)
                    .get();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
