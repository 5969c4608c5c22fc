package dev.todoku.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.bot.audience.client.ManageAudienceBlobClient;
import com.linecorp.bot.audience.client.ManageAudienceClient;
import com.linecorp.bot.insight.client.InsightClient;
import com.linecorp.bot.liff.client.LiffClient;
import com.linecorp.bot.messaging.client.MessagingApiBlobClient;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.module.client.LineModuleClient;
import com.linecorp.bot.moduleattach.client.LineModuleAttachClient;
import com.linecorp.bot.oauth.client.ChannelAccessTokenClient;
import com.linecorp.bot.shop.client.ShopClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.InterfaceMethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No method of the official Java SDK's clients is left out of our tests: what these call stands in their class files. */
class SdkCoverageTest {
    /** Operations that LINE has withdrawn since. */
    private static final Set<String> WITHDRAWN =
            Set.of("activateAudienceGroup", "getAudienceGroupAuthorityLevel", "updateAudienceGroupAuthorityLevel");

    @ParameterizedTest
    @ValueSource(
            classes = {
                MessagingApiClient.class,
                MessagingApiBlobClient.class,
                ManageAudienceClient.class,
                ManageAudienceBlobClient.class,
                InsightClient.class,
                LiffClient.class,
                ChannelAccessTokenClient.class,
                LineModuleClient.class,
                LineModuleAttachClient.class,
                ShopClient.class
            })
    void everyMethodIsCalledByATest(Class<?> client) throws IOException, URISyntaxException {
        Set<String> methods = new TreeSet<>();
        Arrays.stream(client.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method ->
                        !method.isAnnotationPresent(Deprecated.class) && !WITHDRAWN.contains(method.getName()))
                .forEach(method -> methods.add(method.getName()));
        assertThat(called(client)).containsAll(methods);
    }

    private static Set<String> called(Class<?> client) throws IOException, URISyntaxException {
        Path tests = Path.of(SdkCoverageTest.class.getResource("").toURI());
        String owner = client.getName().replace('.', '/');
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.list(tests)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                for (PoolEntry entry : parse(file).constantPool())
                    if (entry instanceof InterfaceMethodRefEntry call
                            && call.owner().asInternalName().equals(owner))
                        names.add(call.name().stringValue());
            });
        }
        return names;
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
