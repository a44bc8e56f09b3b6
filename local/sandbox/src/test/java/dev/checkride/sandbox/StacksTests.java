package dev.checkride.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.checkride.sandbox.cloudformation.StackSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

@ExtendWith(SandboxExtension.class)
class StacksTests {
    private final Sandbox sandbox;
    private final Clients clients;
    private final CloudFormationClient cloudFormation;

    StacksTests(Sandbox sandbox, Clients clients) {
        this.sandbox = sandbox;
        this.clients = clients;
        this.cloudFormation = clients.cloudFormation();
    }

    @Test
    void aStackIsDescribedByNameAndByIdAsItWasPut() {
        StackSpec spec = StackSpec.named("described")
                .output("UserPool", "eu-central-1_<&\">")
                .tag("project", "users")
                .resource("UsersTable", "users-1", "AWS::DynamoDB::Table");
        String id = sandbox.cloudFormation().put(spec);

        Stack stack = describe("described");

        assertThat(stack.stackId()).isEqualTo(id);
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(stack.outputs())
                .containsExactly(Output.builder()
                        .outputKey("UserPool")
                        .outputValue("eu-central-1_<&\">")
                        .build());
        assertThat(stack.tags())
                .containsExactly(Tag.builder().key("project").value("users").build());
        assertThat(stack.lastUpdatedTime()).isNull();
        assertThat(describe(id).stackName()).isEqualTo("described");
        assertThat(cloudFormation
                        .describeStackResources(request -> request.stackName("described"))
                        .stackResources())
                .extracting(StackResource::physicalResourceId)
                .containsExactly("users-1");
    }

    @Test
    void aStackChangesAndKeepsItsId() {
        String id = sandbox.cloudFormation().put(StackSpec.named("changing"));
        Instant updated = Instant.parse("2026-01-02T03:04:05.678Z");

        sandbox.cloudFormation()
                .put(StackSpec.named("changing")
                        .status("UPDATE_ROLLBACK_COMPLETE")
                        .updated(updated));

        Stack stack = describe("changing");
        assertThat(stack.stackId()).isEqualTo(id);
        assertThat(stack.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(stack.lastUpdatedTime()).isEqualTo(updated);
        sandbox.cloudFormation().remove("changing");
        assertThatExceptionOfType(CloudFormationException.class).isThrownBy(() -> describe("changing"));
    }

    @Test
    void aMissingStackIsAValidationError() {
        assertThatExceptionOfType(CloudFormationException.class)
                .isThrownBy(() -> describe("none"))
                .satisfies(e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Stack with id none does not exist");
                });
    }

    @Test
    void manyStacksAndResourcesComeInPages(@TempDir Path folder) throws IOException {
        try (Sandbox own = Sandbox.start(SandboxSettings.in(folder))) {
            StackSpec large = StackSpec.named("large");
            for (int i = 0; i < 101; i++) {
                own.cloudFormation().put(StackSpec.named("s" + i));
                large = large.resource("R" + i, "r" + i, "AWS::SNS::Topic");
            }
            own.cloudFormation().put(large.status("UPDATE_COMPLETE"));
            CloudFormationClient client = new Clients(own).cloudFormation();

            assertThat(client.describeStacks().stacks()).hasSize(100);
            assertThat(client.describeStacksPaginator().stacks()).hasSize(102);
            assertThat(client.listStacksPaginator(request -> request.stackStatusFilters(StackStatus.UPDATE_COMPLETE))
                            .stackSummaries())
                    .extracting(StackSummary::stackName)
                    .containsExactly("large");
            assertThat(client.listStackResourcesPaginator(request -> request.stackName("large"))
                            .stackResourceSummaries())
                    .hasSize(101);
        }
    }

    @Test
    void theCallerHasAnIdentity() {
        assertThat(clients.sts().getCallerIdentity().account()).isEqualTo("000000000000");
    }

    private Stack describe(String name) {
        return cloudFormation
                .describeStacks(request -> request.stackName(name))
                .stacks()
                .get(0);
    }
}
