package dev.todoku.emulator.store;

import com.nimbusds.jose.jwk.JWK;
import dev.todoku.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.databind.JsonNode;

/** How values of other people's classes are written. */
final class Values {
    private record Codec(Class<?> type, BiConsumer<Object, Bytes> write, Function<Input, Object> read) {}

    /** Numbered by their place; new ones come at the end. */
    private static final Codec[] CODECS = {
        codec(String.class, (value, out) -> out.text(value), Input::text),
        codec(Integer.class, (value, out) -> out.number(value), Input::size),
        codec(Long.class, (value, out) -> out.number(value), Input::number),
        codec(Boolean.class, (value, out) -> out.put(value ? 1 : 0), in -> in.get() == 1),
        codec(
                Double.class,
                (value, out) -> out.number(Double.doubleToRawLongBits(value)),
                in -> Double.longBitsToDouble(in.number())),
        codec(Byte.class, (value, out) -> out.put(value), in -> (byte) in.get()),
        codec(Short.class, (value, out) -> out.number(value), in -> (short) in.number()),
        codec(Character.class, (value, out) -> out.number(value), in -> (char) in.number()),
        codec(
                Float.class,
                (value, out) -> out.number(Float.floatToRawIntBits(value)),
                in -> Float.intBitsToFloat(in.size())),
        codec(Instant.class, Values::instant, in -> Instant.ofEpochSecond(in.number(), in.number())),
        codec(Duration.class, Values::duration, in -> Duration.ofSeconds(in.number(), in.number())),
        codec(LocalDate.class, (value, out) -> out.number(value.toEpochDay()), in -> LocalDate.ofEpochDay(in.number())),
        codec(LocalDateTime.class, (value, out) -> out.text(value.toString()), in -> LocalDateTime.parse(in.text())),
        codec(
                LocalTime.class,
                (value, out) -> out.number(value.toNanoOfDay()),
                in -> LocalTime.ofNanoOfDay(in.number())),
        codec(YearMonth.class, (value, out) -> out.text(value.toString()), in -> YearMonth.parse(in.text())),
        codec(ZoneId.class, (value, out) -> out.text(value.getId()), in -> ZoneId.of(in.text())),
        codec(UUID.class, Values::uuid, in -> new UUID(in.number(), in.number())),
        codec(URI.class, (value, out) -> out.text(value.toString()), in -> URI.create(in.text())),
        codec(BigDecimal.class, (value, out) -> out.text(value.toString()), in -> new BigDecimal(in.text())),
        codec(Currency.class, (value, out) -> out.text(value.getCurrencyCode()), in -> Currency.getInstance(in.text())),
        codec(Locale.class, (value, out) -> out.text(value.toLanguageTag()), in -> Locale.forLanguageTag(in.text())),
        codec(AtomicLong.class, (value, out) -> out.number(value.get()), in -> new AtomicLong(in.number())),
        codec(AtomicInteger.class, (value, out) -> out.number(value.get()), in -> new AtomicInteger(in.size())),
        codec(
                AtomicBoolean.class,
                (value, out) -> out.put(value.get() ? 1 : 0),
                in -> new AtomicBoolean(in.get() == 1)),
        codec(LongAdder.class, (value, out) -> out.number(value.sum()), Values::adder),
        codec(ReentrantLock.class, (value, out) -> {}, in -> new ReentrantLock()),
        codec(RoaringBitmap.class, Values::bitmap, Values::bitmap),
        codec(JsonNode.class, (value, out) -> out.bytes(Json.write(value)), in -> Json.read(in.bytes())),
        codec(JWK.class, (value, out) -> out.text(value.toJSONString()), Values::key),
        codec(Object.class, (value, out) -> {}, in -> new Object()),
        codec(OptionalLong.class, Values::optional, Values::optional),
    };

    private static final Map<Class<?>, Integer> NUMBERS = numbers();

    private Values() {}

    /** The number of the codec for the values of a class; -1 if there is none. */
    static int codecOf(Class<?> type) {
        Integer exact = NUMBERS.get(type);
        if (exact != null) return exact;
        if (ZoneId.class.isAssignableFrom(type)) return number(ZoneId.class);
        if (JsonNode.class.isAssignableFrom(type)) return number(JsonNode.class);
        if (JWK.class.isAssignableFrom(type)) return number(JWK.class);
        return -1;
    }

    static void write(int codec, Object value, Bytes out) {
        CODECS[codec].write.accept(value, out);
    }

    static Object read(int codec, Input in) {
        return CODECS[codec].read.apply(in);
    }

    private static <T> Codec codec(Class<T> type, BiConsumer<T, Bytes> write, Function<Input, T> read) {
        return new Codec(type, (value, out) -> write.accept(type.cast(value), out), read::apply);
    }

    private static int number(Class<?> type) {
        return NUMBERS.getOrDefault(type, -1);
    }

    private static Map<Class<?>, Integer> numbers() {
        Map<Class<?>, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < CODECS.length; i++) numbers.put(CODECS[i].type, i);
        return numbers;
    }

    private static void instant(Instant value, Bytes out) {
        out.number(value.getEpochSecond());
        out.number(value.getNano());
    }

    private static void duration(Duration value, Bytes out) {
        out.number(value.getSeconds());
        out.number(value.getNano());
    }

    private static void uuid(UUID value, Bytes out) {
        out.number(value.getMostSignificantBits());
        out.number(value.getLeastSignificantBits());
    }

    private static JWK key(Input in) {
        try {
            return JWK.parse(in.text());
        } catch (ParseException e) {
            throw new IllegalStateException("state: got no key (expected: a JWK)", e);
        }
    }

    private static void optional(OptionalLong value, Bytes out) {
        out.put(value.isPresent() ? 1 : 0);
        out.number(value.orElse(0));
    }

    private static OptionalLong optional(Input in) {
        boolean present = in.get() == 1;
        long value = in.number();
        return present ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static LongAdder adder(Input in) {
        LongAdder adder = new LongAdder();
        adder.add(in.number());
        return adder;
    }

    private static void bitmap(RoaringBitmap value, Bytes out) {
        ByteBuffer buffer = ByteBuffer.allocate(value.serializedSizeInBytes());
        value.serialize(buffer);
        out.bytes(buffer.array());
    }

    private static RoaringBitmap bitmap(Input in) {
        try {
            RoaringBitmap bitmap = new RoaringBitmap();
            bitmap.deserialize(ByteBuffer.wrap(in.bytes()));
            return bitmap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
