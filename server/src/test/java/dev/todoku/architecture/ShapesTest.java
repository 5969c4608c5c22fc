package dev.todoku.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's description knows a shape by its simple name: of two with one name it would tell only one. */
class ShapesTest {

    @Test
    void noTwoShapesOfTheApiShareAName() {
        Set<Class<?>> shapes = new HashSet<>();
        List<Type> spoken = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.todoku").stream()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .map(JavaClass::reflect)
                        .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                        .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                        .flatMap(ShapesTest::spoken)
                        .toList();
        spoken.forEach(type -> collect(type, shapes));

        TreeMap<String, TreeSet<String>> byName = new TreeMap<>();
        shapes.forEach(shape -> byName.computeIfAbsent(shape.getSimpleName(), _ -> new TreeSet<>())
                .add(shape.getName()));
        byName.values().removeIf(classes -> classes.size() == 1);
        assertThat(shapes).hasSizeGreaterThan(50);
        assertThat(byName).isEmpty();
    }

    private static Stream<Type> spoken(Method method) {
        return Stream.concat(
                Stream.of(method.getGenericReturnType()), Arrays.stream(method.getGenericParameterTypes()));
    }

    private static void collect(Type type, Set<Class<?>> shapes) {
        switch (type) {
            case Class<?> plain
            when plain.isRecord() && plain.getName().startsWith("dev.todoku.") -> {
                if (shapes.add(plain)) {
                    for (RecordComponent component : plain.getRecordComponents()) {
                        collect(component.getGenericType(), shapes);
                    }
                }
            }
            case ParameterizedType generic -> {
                for (Type argument : generic.getActualTypeArguments()) {
                    collect(argument, shapes);
                }
            }
            case GenericArrayType array -> collect(array.getGenericComponentType(), shapes);
            case WildcardType any -> Arrays.stream(any.getUpperBounds()).forEach(bound -> collect(bound, shapes));
            default -> {
                // a word, a number, an id: described in place
            }
        }
    }
}
