package dev.checkride.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import software.amazon.awscdk.services.iam.IRole;

/**
 * What a pipeline's action hands to the executor, and how it stands in its stage.
 *
 * @param request the request of a run, as docs/configuration.md describes it
 * @param role the role that starts the run, for an executor in another account
 * @param runOrder the action's place in its stage, from 1
 */
public record PipelineInput(ObjectNode request, Optional<IRole> role, int runOrder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the request. */
    public PipelineInput {
        request = request.deepCopy();
    }

    /** A request for everything, which tells the pipeline's execution as its origin. */
    public static PipelineInput everything() {
        return new PipelineInput(JSON.createObjectNode(), Optional.empty(), 1)
                .origin("pipelineExecution", "#{codepipeline.PipelineExecutionId}");
    }

    /** The same with the commit as origin, from the variables of the source action with this namespace. */
    public PipelineInput commitOf(String sourceNamespace) {
        return origin("commit", "#{" + sourceNamespace + ".CommitId}")
                .origin("branch", "#{" + sourceNamespace + ".BranchName}");
    }

    /** The same with one more line about where the run comes from. */
    public PipelineInput origin(String name, String value) {
        ObjectNode changed = request.deepCopy();
        changed.withObject("/origin").put(name, value);
        return new PipelineInput(changed, role, runOrder);
    }

    /** The same with a field of the request, such as {@code clearTables}, given as JSON. */
    public PipelineInput with(String field, JsonNode value) {
        ObjectNode changed = request.deepCopy();
        changed.set(field, value);
        return new PipelineInput(changed, role, runOrder);
    }

    /** The same, started by a role, which may be another account's. */
    public PipelineInput startedBy(IRole starter) {
        return new PipelineInput(request, Optional.of(starter), runOrder);
    }

    /** The same at another place in its stage. */
    public PipelineInput runOrder(int order) {
        return new PipelineInput(request, role, order);
    }
}
