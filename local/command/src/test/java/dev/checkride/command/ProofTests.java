package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.checkride.command.CommandProcess.Ended;
import dev.checkride.executor.run.Configuration;
import dev.checkride.executor.run.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofTests {
    private static final Configuration CONFIGURATION = LocalRunFixture.PROJECT.configuration();
    private static final String STACK = CONFIGURATION.stackNames().get(0);
    private static final ClassLoader LOADER = ProofTests.class.getClassLoader();
    private static final String LIST = "dev.checkride.scenarios.RegularUserCannotListUsers";
    private static final String TOKEN = "dev.checkride.scenarios.CallerWithoutTokenIsTurnedAway";

    private final Canaries canaries = new Canaries();

    @TempDir
    private Path folder;

    @Test
    void aFaultTurnsTheScenarioRedThatNoticesItAndNoOther() throws Exception {
        ProofRuns runs = runs(new SampleApplication());

        assertThat(runs.sound())
                .satisfies(ProofTests::isDecided)
                .extracting(FaultyRun::red)
                .isEqualTo(Set.of());
        assertThat(runs.with("anyone-may-list"))
                .satisfies(ProofTests::isDecided)
                .extracting(FaultyRun::red)
                .isEqualTo(Set.of(LIST));
        assertThat(runs.with("unsigned-token-accepted").red()).containsExactly(TOKEN);
    }

    @Test
    void aRunThatCannotBeginDecidesNothing() throws Exception {
        FaultyRun run = runs(new Changed(Map.of("nothing-deployed", new Changed(Map.of()) {
                    @Override
                    public void deploy(LocalDeployment deployment) {}
                })))
                .with("nothing-deployed");

        assertThat(run.isDecided()).isFalse();
        assertThat(run.obstacle()).contains(STACK);
        assertThat(run.red()).isEmpty();
    }

    @Test
    void theSampleHasAtLeastTwelveFaults() {
        assertThat(new SampleApplication().faults().keySet())
                .hasSizeGreaterThanOrEqualTo(12)
                .allMatch(name -> name.matches("[a-z0-9-]+"))
                .contains("anyone-may-list", "unsigned-token-accepted", "invalid-body-accepted")
                .contains("deleted-user-returns", "list-first-page-only");
    }

    @Test
    void aProofNeedsEachFaultNoticedAndEachScenarioTurnedRed() {
        assertThat(proof(run(FaultyRun.SOUND), run("a", "One"), run("b", "One", "Two"))
                        .holds())
                .isTrue();

        assertThat(print(proof(run(FaultyRun.SOUND), run("a", "One"), run("b", "Two"), run("c"))))
                .containsPattern("  a +x  \\.")
                .containsPattern("  c +\\.  \\.")
                .contains("No scenario notices the fault c: c.json")
                .contains("NOT PROVEN  3 faults, 2 scenarios");
        assertThat(print(proof(run(FaultyRun.SOUND), run("a", "One"))))
                .contains("No fault turns Two red: does it assert anything?", "NOT PROVEN");
        assertThat(print(proof(run(FaultyRun.SOUND, "Two"), run("a", "One", "Two"))))
                .contains("Two is red without any fault: no fault.json", "NOT PROVEN");
        FaultyRun lost = new FaultyRun("b", Set.of(), "Two: lost", "b.json");
        assertThat(print(proof(run(FaultyRun.SOUND), run("a", "One", "Two"), lost)))
                .contains("Undecided with b: Two: lost: b.json", "NOT PROVEN");
    }

    @Test
    void aLostOrInfrastructureRowNoticesNothing() {
        String result =
                "{\"results\": {\"tests\": [{\"name\": \"test\", \"suite\": [\"One\"], \"rawStatus\": \"%s\"}]}}";

        assertThat(List.of("lost", "not run", "infrastructure")).allSatisfy(status -> {
            FaultyRun run = FaultyRun.of("a", Json.read(result.formatted(status), JsonNode.class), "");
            assertThat(run.red()).isEmpty();
            assertThat(run.obstacle()).isEqualTo("test: " + status);
        });
    }

    @Test
    void aFaultInADryRunIsRefused() throws Exception {
        Ended ended = new CommandProcess(folder).run("run", "--dry-run", "--fault", "anyone-may-list");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .isEqualTo(
                        "checkride: --dry-run runs nothing, so that --fault anyone-may-list would mean nothing: leave one of"
                                + " the two out\n");
    }

    @Test
    void anUnknownFaultEndsInTwoWithTheNearestName() throws Exception {
        Ended ended = new CommandProcess(folder).run("run", "--fault", "anyone-may-lst");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .isEqualTo("checkride: There is no fault \"anyone-may-lst\" of " + STACK
                        + "; did you mean \"anyone-may-list\"?\n");
    }

    @Test
    void anApplicationWithoutFaultsSaysWhereToReadOn() {
        LocalApplications applications = LocalApplications.of(List.of(STACK), List.of(new Changed(Map.of())));

        assertThat(applications.faultsOf(STACK)).isEmpty();
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> applications.withFault(STACK, "any"))
                .withMessageContaining("docs/faults.md");
    }

    /** Secrets that a faulty application lets out must not leave the run. */
    @AfterEach
    void nothingLeaked() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(canaries.in(Files.readString(file, StandardCharsets.ISO_8859_1)))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    private ProofRuns runs(LocalApplication application) {
        Project project = new Project(LocalRunFixture.PROJECT.home(), folder);
        return new ProofRuns(
                project,
                LocalRun.settings(project).canaries(canaries::add),
                CONFIGURATION,
                LocalApplications.of(List.of(STACK), List.of(application)),
                STACK,
                LOADER);
    }

    private static void isDecided(FaultyRun run) {
        assertThat(run.obstacle()).isEmpty();
    }

    private static FaultyRun run(String fault, String... red) {
        return new FaultyRun(fault, Set.of(red), "", fault + ".json");
    }

    private static Proof proof(FaultyRun sound, FaultyRun... faulty) {
        return new Proof(List.of("One", "Two"), sound, List.of(faulty));
    }

    private static String print(Proof proof) {
        assertThat(proof.holds()).isFalse();
        StringWriter printed = new StringWriter();
        ProofTable table = new ProofTable(new PrintWriter(printed), proof.scenarios(), List.of("a", "b", "c"));
        table.begin();
        table.row(proof.sound());
        proof.faulty().forEach(table::row);
        table.end(proof);
        return printed.toString();
    }

    /** The sample with other faults than its own. */
    private static class Changed implements LocalApplication {
        private final Map<String, LocalApplication> faults;

        Changed(Map<String, LocalApplication> faults) {
            this.faults = new LinkedHashMap<>(faults);
        }

        @Override
        public boolean serves(String stackName) {
            return stackName.equals(STACK);
        }

        @Override
        public void deploy(LocalDeployment deployment) throws IOException {
            new SampleApplication().deploy(deployment);
        }

        @Override
        public Map<String, LocalApplication> faults() {
            return faults;
        }
    }
}
