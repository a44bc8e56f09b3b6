package dev.checkride.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/** Answers to cdk-nag's rules, where a rule does not fit; kept as metadata, so that no app has to bring cdk-nag. */
public final class Nag {
    private final CfnResource resource;
    private final List<Map<String, String>> answers = new ArrayList<>();

    private Nag(CfnResource resource) {
        this.resource = resource;
    }

    /** Answers for the resource of a construct. */
    public static Nag of(IConstruct construct) {
        Object resource = construct instanceof CfnResource
                ? construct
                : Objects.requireNonNull(construct.getNode().getDefaultChild(), "a construct of one resource");
        return new Nag((CfnResource) resource);
    }

    /**
     * Answers a rule.
     *
     * @param rule such as {@code AwsSolutions-S1}
     * @param reason why it does not fit, in one sentence
     */
    public Nag suppress(String rule, String reason) {
        // In an order that does not change from one JVM to the next.
        answers.add(new TreeMap<>(Map.of("id", rule, "reason", reason)));
        resource.addMetadata("cdk_nag", Map.of("rules_to_suppress", List.copyOf(answers)));
        return this;
    }
}
