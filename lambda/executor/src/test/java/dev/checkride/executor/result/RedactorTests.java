package dev.checkride.executor.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTests {
    private static final String PRINTABLE =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ";
    private static final String AROUND = "abcdefghijklmnop ,;:\n\t\"{}()é漢";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain            | it is a+b/c\"d~e, really | it is ***, really",
                "in a URL         | ?x=a%2Bb%2Fc%22d~e&y=1   | ?x=***&y=1",
                "in lower case    | ?x=a%2bb%2fc%22d%7ee     | ?x=***",
                "twice in a URL   | ?x=a%252Bb%252Fc%2522d~e | ?x=***",
                "half in a URL    | ?x=a+b/c%22d~e           | ?x=***",
                "in JSON          | {`x`:\"a+b/c\\\"d~e\"}   | {`x`:\"***\"}",
                "in JSON in JSON  | a+b/c\\\\\\\"d~e         | ***",
                "by number        | a\\u002bb\\u002Fc\\u0022d~e | ***",
                "in HTML          | a+b/c&quot;d~e           | ***",
                "in HTML, numbers | a&#43;b&#x2F;c&#34;d~e   | ***"
            })
    void aSecretIsFoundHoweverItIsEscaped(String kind, String text, String expected) {
        assertThat(new Redactor(List.of("a+b/c\"d~e")).redact(text)).as(kind).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "user:", "a longer beginning "})
    void aSecretIsFoundInBase64WhereverItBegins(String before) {
        String secret = "correct~horse?battery>staple";
        Redactor redactor = new Redactor(List.of(secret));
        byte[] text = (before + secret + " and more").getBytes(StandardCharsets.UTF_8);

        for (Base64.Encoder encoder :
                List.of(Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding())) {
            String encoded = encoder.encodeToString(text);
            String known =
                    encoded.substring((before.length() * 8 + 5) / 6, (before.length() + secret.length()) * 8 / 6);
            String redacted = redactor.redact("Basic " + encoded + " end");
            assertThat(redacted).contains("***").endsWith(" end").doesNotContain(known);
        }
    }

    @Test
    void whateverLooksLikeATokenIsTakenOut() {
        Redactor redactor = new Redactor(List.of());
        String token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl";

        assertThat(redactor.redact("got " + token + "!")).isEqualTo("got ***!");
        assertThat(redactor.redact(token.substring(0, 40))).isEqualTo("***");
        assertThat(redactor.redact("eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn")).isEqualTo("***");
        assertThat(redactor.redact("Authorization: Bearer abcdefghijklmnop0123"))
                .isEqualTo("Authorization: ***");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String text = "GET /users/eyJ → 404, the bearer of bad news: dev.checkride.scenarios.AdminListsUsers 100%25";

        assertThat(new Redactor(List.of("hunter22", "short")).redact(text)).isEqualTo(text);
        assertThat(new Redactor(List.of("short")).redact("a short one stays")).isEqualTo("a short one stays");
    }

    @Test
    void theLongerOfTwoSecretsGoesFirst() {
        assertThat(new Redactor(List.of("secret", "secret-and-more")).redact("secret-and-more, secret"))
                .isEqualTo("***, ***");
    }

    @Test
    void textThatAlmostIsATokenTakesNoLongerThanAnyOther() {
        String almost = "eyJ" + "a".repeat(200_000);

        assertThat(new Redactor(List.of()).redact(almost)).isEqualTo(almost);
    }

    @Test
    void noFormOfRandomSecretsStaysAnywhereInRandomText() {
        SplittableRandom random = new SplittableRandom(20_261_122);
        List<UnaryOperator<String>> forms = List.of(
                secret -> secret,
                secret -> URLEncoder.encode(secret, StandardCharsets.UTF_8),
                secret -> Pattern.compile("%..")
                        .matcher(URLEncoder.encode(secret, StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT)),
                secret -> secret.replace("\\", "\\\\").replace("\"", "\\\""),
                secret -> secret.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
        for (int round = 0; round < 500; round++) {
            List<String> secrets = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                secrets.add(text(random, PRINTABLE, 8 + random.nextInt(40)));
            }
            Redactor redactor = new Redactor(secrets);
            for (String secret : secrets) {
                String form = forms.get(random.nextInt(forms.size())).apply(secret);
                String before = text(random, AROUND, random.nextInt(30));
                String after = text(random, AROUND, random.nextInt(30));
                assertThat(redactor.redact(before + form + after))
                        .as("round %s: %s", round, secret)
                        .doesNotContain(secret, form)
                        .contains("***");

                byte[] bytes = (before + secret + after).getBytes(StandardCharsets.UTF_8);
                int start = before.getBytes(StandardCharsets.UTF_8).length;
                int length = secret.getBytes(StandardCharsets.UTF_8).length;
                String whole = Base64.getEncoder().encodeToString(bytes);
                String known = whole.substring((start * 8 + 5) / 6, (start + length) * 8 / 6);
                assertThat(redactor.redact(whole))
                        .as("round %s: %s", round, secret)
                        .doesNotContain(known);
            }
        }
    }

    private static String text(SplittableRandom random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
