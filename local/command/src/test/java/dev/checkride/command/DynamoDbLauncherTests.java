package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbLauncherTests {
    @TempDir
    private Path folder;

    @Test
    void aProjectThatIsNoCheckoutUnpacksTheLauncherOfThisOne() throws Exception {
        Path checkout = LocalRunFixture.PROJECT.home().resolve("local/dynamodb");
        // With npm's packages in place there is nothing to download.
        markAsInstalled(Files.readString(checkout.resolve("node_modules/.checkride-lock")));

        Path launcher = new Project(folder, folder).dynamoDbLauncher();

        for (String file : List.of("launcher.js", "install.js", "package.json", "package-lock.json")) {
            assertThat(launcher.resolve(file)).hasSameBinaryContentAs(checkout.resolve(file));
        }
    }

    @Test
    void aToolThatFailsIsQuoted() {
        assertThatThrownBy(() -> CommandLineTool.in(folder)
                        .run("It cannot be done", List.of("node", "-e", "console.log('why'); process.exit(3)")))
                .isInstanceOf(CannotRunException.class)
                .hasMessageContainingAll("It cannot be done", "node -e", "why");
    }

    @Test
    void aToolThatIsMissingIsNamed() {
        assertThatThrownBy(() -> CommandLineTool.in(folder).run("It cannot be done", List.of("no-such-tool")))
                .isInstanceOf(CannotRunException.class)
                .hasMessageContaining("put `no-such-tool` on the PATH");
    }

    private void markAsInstalled(String lock) throws Exception {
        Path modules = Files.createDirectories(folder.resolve("dynamodb/node_modules"));
        Files.writeString(modules.resolve(".checkride-lock"), lock);
    }
}
