package dev.checkride.sandbox.cloudformation;

import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.Ids;
import dev.checkride.sandbox.protocol.Page;
import dev.checkride.sandbox.protocol.QueryInput;
import dev.checkride.sandbox.protocol.QueryService;
import dev.checkride.sandbox.protocol.ServiceError;
import dev.checkride.sandbox.protocol.Xml;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * CloudFormation, which here only describes.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html">API reference</a>
 */
public final class CloudFormation {
    private static final String VERSION = "2010-05-15";
    private static final int PAGE = 100;

    private final Account account;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, Stack> stacks = new ConcurrentSkipListMap<>();

    public CloudFormation(Account account, Clock clock, Ids ids) {
        this.account = account;
        this.clock = clock;
        this.ids = ids;
    }

    /** Describes the stack from now on like this; a stack that was there keeps its id. Returns the id. */
    public String put(StackSpec spec) {
        Stack stack = stacks.compute(
                spec.name(),
                (name, old) -> old == null
                        ? new Stack(arn(name, ids.uuid()), clock.instant(), spec)
                        : new Stack(old.id(), old.created(), spec));
        return stack.id();
    }

    /** Forgets the stack, as if it had been deleted. */
    public void remove(String name) {
        stacks.remove(name);
    }

    /** The outputs of a stack; none when there is no such stack. */
    public Map<String, String> outputs(String stackName) {
        return find(stackName).map(stack -> stack.spec().outputs()).orElse(Map.of());
    }

    public AwsService service() {
        return new QueryService(
                "cloudformation",
                VERSION,
                "http://cloudformation.amazonaws.com/doc/" + VERSION + "/",
                Map.of(
                        "DescribeStacks", this::describe,
                        "ListStacks", this::list,
                        "DescribeStackResources", this::describeResources,
                        "ListStackResources", this::listResources),
                input -> input.text("StackName")
                        .map(name -> find(name).map(Stack::id).orElse(name.startsWith("arn:") ? name : arn(name, "*")))
                        .orElse("*"));
    }

    private void describe(QueryInput input, Xml result) {
        List<Stack> found = input.text("StackName").isPresent() ? List.of(named(input)) : List.copyOf(stacks.values());
        Page<Stack> page = page(found, input);
        result.members("Stacks", page.items(), (member, stack) -> stack.describe(member));
        page.next().ifPresent(token -> result.text("NextToken", token));
    }

    private void list(QueryInput input, Xml result) {
        List<String> statuses = input.members("StackStatusFilter");
        List<Stack> found = stacks.values().stream()
                .filter(stack ->
                        statuses.isEmpty() || statuses.contains(stack.spec().status()))
                .toList();
        Page<Stack> page = page(found, input);
        result.members("StackSummaries", page.items(), (member, stack) -> stack.summarize(member));
        page.next().ifPresent(token -> result.text("NextToken", token));
    }

    private void describeResources(QueryInput input, Xml result) {
        Stack stack = named(input);
        Optional<String> only = input.text("LogicalResourceId");
        List<StackSpec.Resource> found = stack.spec().resources().stream()
                .filter(resource -> only.map(resource.logicalId()::equals).orElse(true))
                .toList();
        // This operation is not paged: it shows the first hundred.
        List<StackSpec.Resource> shown = found.subList(0, Math.min(PAGE, found.size()));
        result.members("StackResources", shown, stack::describeResource);
    }

    private void listResources(QueryInput input, Xml result) {
        Stack stack = named(input);
        Page<StackSpec.Resource> page = page(stack.spec().resources(), input);
        result.members("StackResourceSummaries", page.items(), stack::summarizeResource);
        page.next().ifPresent(token -> result.text("NextToken", token));
    }

    private static <T> Page<T> page(List<T> all, QueryInput input) {
        return Page.of(all, input.text("NextToken"), PAGE, invalid("NextToken is not one that was given."));
    }

    private Stack named(QueryInput input) {
        String name = input.text("StackName")
                .orElseThrow(() -> invalid("1 validation error detected: Value null at 'stackName' failed to satisfy"
                        + " constraint: Member must not be null"));
        return find(name).orElseThrow(() -> invalid("Stack with id " + name + " does not exist"));
    }

    private Optional<Stack> find(String nameOrId) {
        return stacks.values().stream()
                .filter(stack -> stack.isCalled(nameOrId))
                .findFirst();
    }

    private String arn(String name, String id) {
        return account.arn("cloudformation", "stack/" + name + "/" + id);
    }

    private static ServiceError invalid(String message) {
        return ServiceError.of("ValidationError", message);
    }
}
