package dev.checkride.asl;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and those it changes.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming data with
 *     JSONata in Step Functions</a>
 */
final class StatesFunctions {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final int LONGEST_RANGE = 1_000;

    private final RandomGenerator random;
    private final Clock clock;

    StatesFunctions(Surroundings surroundings) {
        this.random = surroundings.random();
        this.clock = surroundings.clock();
    }

    Map<String, JFunction> byName() {
        Map<String, JFunction> functions = new HashMap<>();
        functions.put("uuid", function(args -> Uuids.next(random), "<:s>"));
        functions.put("parse", function(args -> parse(args.get(0)), "<s-:x>"));
        functions.put("partition", function(args -> partition(args.get(0), args.get(1)), "<an:a>"));
        functions.put("range", function(args -> range(args.get(0), args.get(1), args.get(2)), "<nnn:a>"));
        functions.put("hash", function(args -> hash(args.get(0), args.get(1)), "<xs:s>"));
        functions.put("random", function(args -> random(args.isEmpty() ? null : args.get(0)), "<n?:n>"));
        functions.put("millis", function(args -> clock.millis(), "<:n>"));
        functions.put("now", function(this::now, "<s?s?:s>"));
        functions.put("eval", function(args -> noEval(), null));
        nameThem(functions);
        return functions;
    }

    /** Binding a function tells it the name that its errors show. */
    private static void nameThem(Map<String, JFunction> functions) {
        Frame frame = new Frame(null);
        functions.forEach((name, function) -> frame.bind(name, function));
    }

    private static JFunction function(Body body, @Nullable String signature) {
        JFunctionCallable callable = (input, args) -> body.apply(untyped(args));
        return new JFunction(callable, signature);
    }

    private static List<@Nullable Object> untyped(@Nullable List<?> args) {
        return args == null ? List.of() : new ArrayList<>(args);
    }

    private interface Body {
        @Nullable
        Object apply(List<@Nullable Object> args);
    }

    private static @Nullable Object parse(@Nullable Object text) {
        if (text == null) {
            return null;
        }
        try {
            return Values.toJava(Texts.parse((String) text));
        } catch (JsonProcessingException e) {
            throw failed("$parse: the text is not JSON: " + e.getOriginalMessage());
        }
    }

    private static @Nullable Object partition(@Nullable Object array, @Nullable Object size) {
        if (array == null) {
            return null;
        }
        int length = (int) Math.floor(number(size, "$partition", "the size"));
        if (length < 1) {
            throw failed("$partition: the size must be positive, not " + size);
        }
        List<?> elements = (List<?>) array;
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < elements.size(); from += length) {
            chunks.add(new ArrayList<>(elements.subList(from, Math.min(elements.size(), from + length))));
        }
        return chunks;
    }

    private static Object range(@Nullable Object first, @Nullable Object last, @Nullable Object delta) {
        BigDecimal from = exact(number(first, "$range", "the first value"));
        BigDecimal to = exact(number(last, "$range", "the last value"));
        BigDecimal step = exact(number(delta, "$range", "the step"));
        if (step.signum() == 0) {
            throw failed("$range: the step must not be 0");
        }
        List<Object> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) * step.signum() <= 0; value = value.add(step)) {
            if (values.size() == LONGEST_RANGE) {
                throw failed("$range: more than " + LONGEST_RANGE + " values");
            }
            values.add(plain(value));
        }
        return values;
    }

    private static Object plain(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0 ? (Object) value.longValue() : (Object) value.doubleValue();
    }

    private static BigDecimal exact(double value) {
        return BigDecimal.valueOf(value);
    }

    private static @Nullable Object hash(@Nullable Object data, @Nullable Object algorithm) {
        if (data == null) {
            return null;
        }
        if (!ALGORITHMS.contains(String.valueOf(algorithm))) {
            throw failed("$hash: the algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512, not " + algorithm);
        }
        String text = data instanceof String string ? string : Texts.of(Values.toJson(data));
        try {
            MessageDigest digest = MessageDigest.getInstance(String.valueOf(algorithm));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }

    private double random(@Nullable Object seed) {
        if (seed == null) {
            return random.nextDouble();
        }
        return new Random((long) number(seed, "$random", "the seed")).nextDouble();
    }

    private @Nullable Object now(List<@Nullable Object> args) {
        String picture = args.isEmpty() ? null : (String) args.get(0);
        String zone = args.size() < 2 ? null : (String) args.get(1);
        return Functions.dateTimeFromMillis(clock.millis(), picture, zone);
    }

    private static Object noEval() {
        throw failed("$eval is not available in Step Functions; $parse reads JSON text");
    }

    private static double number(@Nullable Object value, String function, String what) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw failed(function + ": " + what + " must be a number");
    }

    /** The library reports the first argument of this code, and nothing else. */
    private static JException failed(String message) {
        return new JException("D3137", -1, message);
    }
}
