package dev.checkride.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.executor.handler.ExecutorFunction;
import dev.checkride.infra.template.Template;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Test
    void whatIsGrantedUnderAConditionIsGrantedUnderExactlyThis() {
        Map<String, Set<String>> conditions = new TreeMap<>();
        template.statements().stream()
                .filter(statement -> statement.json().has("Condition"))
                .filter(statement -> statement.json().path("Effect").asText().equals("Allow"))
                .filter(statement -> !statement.json().has("Principal"))
                .forEach(statement -> conditions
                        .computeIfAbsent(statement.json().path("Condition").toString(), condition -> new TreeSet<>())
                        .addAll(statement.actions()));

        assertThat(conditions)
                .containsExactly(
                        Map.entry(
                                "{\"StringEquals\":{\"aws:ResourceTag/checkride:target\":[\"shop\"]}}",
                                operations("cognito-idp:.*")),
                        Map.entry("{\"StringLike\":{\"s3:prefix\":\"runs/*\"}}", operations("s3:ListBucket")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cognito-idp:.*", "s3:ListBucket"})
    void whatHasAConditionIsGrantedNowhereWithoutOne(String operation) {
        assertThat(template.statements())
                .filteredOn(
                        statement -> statement.json().path("Effect").asText().equals("Allow"))
                .filteredOn(statement -> statement.actions().stream().anyMatch(action -> action.matches(operation)))
                .isNotEmpty()
                .allMatch(statement -> statement.json().has("Condition"));
    }

    private static Set<String> operations(String pattern) {
        return Arrays.stream(ExecutorFunction.values())
                .flatMap(function -> function.operations().stream())
                .filter(operation -> operation.matches(pattern))
                .collect(Collectors.toCollection(TreeSet::new));
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
