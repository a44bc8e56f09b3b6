package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

@ExtendWith(SandboxExtension.class)
class SecretsTests {
    private final SandboxExtension.Running running;
    private final SecretsManagerClient secrets;

    SecretsTests(SandboxExtension.Running running, Clients clients) {
        this.running = running;
        this.secrets = clients.secrets();
    }

    @Test
    void aPasswordHasEachTypeAndNoExcludedCharacter() {
        for (int i = 0; i < 50; i++) {
            String password = secrets.getRandomPassword(request -> request.passwordLength(4L)
                            .excludeCharacters("\"'`[]{}():;,$/\\<>|=&")
                            .requireEachIncludedType(true))
                    .randomPassword();

            assertThat(password)
                    .hasSize(4)
                    .containsPattern("[A-Z]")
                    .containsPattern("[a-z]")
                    .containsPattern("[0-9]")
                    .containsPattern("[!#%*+.?@^_~-]")
                    .doesNotContainPattern("[\"'`\\[\\]{}():;,$/\\\\<>|=&]");
            assertThat(running.canaries()).contains(password);
        }
    }

    @Test
    void aPasswordKeepsToItsOptions() {
        assertThat(secrets.getRandomPassword(request -> {}).randomPassword()).hasSize(32);
        assertThat(secrets.getRandomPassword(request -> request.passwordLength(60L)
                                .excludeLowercase(true)
                                .excludePunctuation(true)
                                .excludeUppercase(true))
                        .randomPassword())
                .matches("[0-9]{60}");
        assertThat(secrets.getRandomPassword(request -> request.passwordLength(60L)
                                .excludeNumbers(true)
                                .excludePunctuation(true)
                                .includeSpace(true))
                        .randomPassword())
                .matches("[A-Za-z ]{60}")
                .contains(" ");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> secrets.getRandomPassword(request -> request.passwordLength(3L)));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> secrets.getRandomPassword(request -> request.passwordLength(4097L)));
    }

    @Test
    void aSecretIsReadByNameAndByArn() {
        String arn = secrets.createSecret(
                        request -> request.name("runs/r1").secretString("first").tags(tag("run", "r1")))
                .arn();
        secrets.putSecretValue(request -> request.secretId("runs/r1").secretString("second"));

        assertThat(arn).startsWith("arn:aws:secretsmanager:eu-central-1:000000000000:secret:runs/r1-");
        assertThat(value("runs/r1")).isEqualTo("second");
        assertThat(value(arn)).isEqualTo("second");
        secrets.tagResource(request -> request.secretId(arn).tags(tag("owner", "me")));
        assertThat(secrets.describeSecret(request -> request.secretId(arn)).tags())
                .containsExactlyInAnyOrder(tag("run", "r1"), tag("owner", "me"));
    }

    @Test
    void aNameIsTakenOnlyOnce() {
        create("taken");

        assertThatExceptionOfType(ResourceExistsException.class).isThrownBy(() -> create("taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "arn:aws:secretsmanager:eu-central-1:000000000000:secret:none-abcdef"})
    void aMissingSecretIsMissing(String id) {
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> value(id));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> secrets.deleteSecret(request -> request.secretId(id)));
    }

    @Test
    void deletingByForceIsForGoodAndIdempotent() {
        create("forced");

        secrets.deleteSecret(request -> request.secretId("forced").forceDeleteWithoutRecovery(true));
        secrets.deleteSecret(request -> request.secretId("forced").forceDeleteWithoutRecovery(true));

        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> value("forced"));
        create("forced");
        assertThat(running.sandbox().secrets().names()).contains("forced");
    }

    @Test
    void aDeletedSecretKeepsItsNameUntilTheWindowHasPassed() {
        create("windowed");
        secrets.deleteSecret(request -> request.secretId("windowed").recoveryWindowInDays(7L));

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> value("windowed"));
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> create("windowed"));
        running.clock().advance(Duration.ofDays(8));
        create("windowed");
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> secrets.deleteSecret(
                        request -> request.secretId("windowed").recoveryWindowInDays(6L)));
    }

    @Test
    void aSecretHolds64KiB() {
        secrets.createSecret(request -> request.name("full").secretString("x".repeat(65_536)));

        assertThatExceptionOfType(SecretsManagerException.class)
                .isThrownBy(() -> secrets.putSecretValue(
                        request -> request.secretId("full").secretString("x".repeat(65_537))))
                .withMessageContaining("65536");
    }

    @Test
    void secretsAreListedByPageAndName() {
        for (int i = 0; i < 5; i++) {
            create("listed/" + i);
        }
        Filter filter = Filter.builder()
                .key(FilterNameStringType.NAME)
                .values("listed/")
                .build();

        assertThat(secrets
                        .listSecretsPaginator(request -> request.filters(filter).maxResults(2))
                        .stream()
                        .flatMap(page -> page.secretList().stream()))
                .extracting(SecretListEntry::name)
                .containsExactly("listed/0", "listed/1", "listed/2", "listed/3", "listed/4");
    }

    private void create(String name) {
        secrets.createSecret(request -> request.name(name).secretString("value"));
    }

    private String value(String id) {
        return secrets.getSecretValue(request -> request.secretId(id)).secretString();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
