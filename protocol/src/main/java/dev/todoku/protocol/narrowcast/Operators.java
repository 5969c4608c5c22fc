package dev.todoku.protocol.narrowcast;

import dev.todoku.protocol.LineErrors;
import dev.todoku.protocol.validation.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"type":"operator", …}}: exactly one of and, or, not; nested as deep as one likes. */
record Operators<T>(
        Function<Fields, @Nullable T> element, Function<List<T>, T> and, Function<List<T>, T> or, Function<T, T> not) {

    static final String TYPE = "operator";

    @Nullable T read(Fields fields) {
        List<String> given = Stream.of("and", "or", "not").filter(fields::has).toList();
        if (given.size() != 1) {
            fields.fault("type", LineErrors.ONE_OPERATOR);
            return null;
        }
        String operator = given.getFirst();
        if (operator.equals("not")) {
            Fields negated = fields.object(operator);
            T operand = negated == null ? null : element.apply(negated);
            return operand == null ? null : not.apply(operand);
        }
        List<T> operands = new ArrayList<>();
        for (Fields each : fields.requiredObjects(operator, 1, Integer.MAX_VALUE)) {
            T operand = element.apply(each);
            if (operand != null) {
                operands.add(operand);
            }
        }
        return operator.equals("and") ? and.apply(operands) : or.apply(operands);
    }
}
