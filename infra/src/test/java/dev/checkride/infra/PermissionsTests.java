package dev.checkride.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.infra.template.Template;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsTests {
    private final Template template;

    PermissionsTests(@TempDir Path folder) {
        Executors executors = new Executors(folder);
        Stack stack = executors.stack("Permitted");
        Vpc vpc = Vpc.Builder.create(stack, "Vpc").natGateways(0).build();
        executors.in(stack, "Tests", builder -> builder.vpc(vpc));
        executors.synthesise();
        this.template = executors.template("Permitted");
    }

    @ParameterizedTest
    @EnumSource(ExecutorFunction.class)
    void aFunctionMayDoWhatItsTableSaysAndWriteItsLog(ExecutorFunction function) {
        Set<String> expected = new TreeSet<>(function.operations());
        expected.add("logs:CreateLogStream");
        expected.add("logs:PutLogEvents");

        assertThat(actions("Tests" + function.functionName() + "Permissions")).isEqualTo(expected);
    }

    @Test
    void theMachineMayDoWhatADistributedMapNeedsAndNothingElse() {
        assertThat(actions("TestsMachineMap"))
                .containsExactlyInAnyOrder(
                        "states:StartExecution",
                        "states:DescribeExecution",
                        "states:StopExecution",
                        "states:RedriveExecution");
        assertThat(actions("TestsMachineWork")).containsExactlyInAnyOrder("lambda:InvokeFunction", "s3:GetObject");
        assertThat(resources("TestsMachineMap", "states:RedriveExecution")).contains("/Scenarios:*\"");
        assertThat(resources("TestsMachineMap", "states:DescribeExecution"))
                .contains(":*\"")
                .doesNotContain("Scenarios");
        assertThat(resources("TestsMachineWork", "s3:GetObject")).contains("/runs/*/plan.json");
        assertThat(resources("TestsMachineWork", "lambda:InvokeFunction"))
                .contains("Live")
                .doesNotContain("*");
    }

    @Test
    void aStarAloneIsGrantedOnlyForAReasonAndEveryReasonIsNeeded() {
        Set<String> onAnything = template.statements().stream()
                .filter(statement -> statement.json().path("Effect").asText().equals("Allow"))
                .filter(statement -> statement.resources().stream()
                        .anyMatch(resource -> resource.asText().equals("*")))
                .flatMap(statement -> statement.actions().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(onAnything).isEqualTo(new TreeSet<>(Wildcards.REASONS.keySet()));
    }

    @Test
    void noOperationIsGrantedByAPattern() {
        assertThat(template.statements())
                .filteredOn(
                        statement -> statement.json().path("Effect").asText().equals("Allow"))
                .flatExtracting(Template.Statement::actions)
                .noneMatch(action -> action.contains("*"));
    }

    @Test
    void tablesAreNamedExactly() {
        assertThat(template.statements())
                .filteredOn(
                        statement -> statement.actions().stream().anyMatch(action -> action.startsWith("dynamodb:")))
                .flatExtracting(Template.Statement::resources)
                .isNotEmpty()
                .noneMatch(resource -> resource.toString().contains("*"));
    }

    private Set<String> actions(String policy) {
        return template.statements().stream()
                .filter(statement -> statement.policy().matches(policy + "[0-9A-F]{8}"))
                .flatMap(statement -> statement.actions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String resources(String policy, String action) {
        return template.statements().stream()
                .filter(statement -> statement.policy().matches(policy + "[0-9A-F]{8}"))
                .filter(statement -> statement.actions().contains(action))
                .findFirst()
                .orElseThrow()
                .resources()
                .toString();
    }
}
