package dev.checkride.infra;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * Sweeps up after executions that could not tear down themselves: when one has ended badly, and every quarter of an hour, since
 * an event may get lost. What fails for good ends in a queue, and an alarm says so.
 */
final class Sweeps {
    private static final Duration EVERY = Duration.minutes(15);

    private final Construct scope;
    private final Optional<ITopic> alarms;

    private Sweeps(Construct scope, Optional<ITopic> alarms) {
        this.scope = scope;
        this.alarms = alarms;
    }

    static void in(Construct parent, Alias tearDown, String machineArn, Optional<ITopic> alarms) {
        Sweeps sweeps = new Sweeps(new Construct(parent, "Sweep"), alarms);
        Rule ended = sweeps.onBadEnd(tearDown, machineArn);
        Rule scheduled = sweeps.onSchedule(tearDown);
        Queue failures = sweeps.failures(tearDown);
        sweeps.alarm(
                "Failed",
                "A sweep of Checkride failed three times: its event is in the queue, and accounts or secrets may be left",
                failures.metricApproximateNumberOfMessagesVisible());
        sweeps.alarm(
                "NotStarted",
                "EventBridge could not start a sweep of Checkride after an execution had ended badly",
                notStarted(ended));
        sweeps.alarm(
                "NotScheduled", "EventBridge could not start a scheduled sweep of Checkride", notStarted(scheduled));
    }

    private Rule onBadEnd(Alias tearDown, String machineArn) {
        return Rule.Builder.create(scope, "BadEnd")
                .description("Tears down what an execution of Checkride has left that failed, timed out or was aborted")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.states"))
                        .detailType(List.of("Step Functions Execution Status Change"))
                        .detail(sorted(
                                "stateMachineArn",
                                List.of(machineArn),
                                "status",
                                List.of("FAILED", "TIMED_OUT", "ABORTED")))
                        .build())
                .targets(List.of(LambdaFunction.Builder.create(tearDown)
                        .event(RuleTargetInput.fromObject(
                                sorted("execution", EventField.fromPath("$.detail.executionArn"), "step", "Sweep")))
                        .build()))
                .build();
    }

    private Rule onSchedule(Alias tearDown) {
        return Rule.Builder.create(scope, "Schedule")
                .description("Tears down what executions of Checkride have left whose end nobody has noticed")
                .schedule(Schedule.rate(EVERY))
                .targets(List.of(LambdaFunction.Builder.create(tearDown)
                        .event(RuleTargetInput.fromObject(Map.of("step", "Sweep")))
                        .build()))
                .build();
    }

    /** The state machine waits for the function's answer; only sweeps are asynchronous, and so only they end here. */
    private Queue failures(Alias tearDown) {
        Queue failures = Queue.Builder.create(scope, "Failures")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        // The construct for this would grant to look at the queue too, which nobody does.
        Objects.requireNonNull(tearDown.getRole())
                .addToPrincipalPolicy(PolicyStatement.Builder.create()
                        .actions(List.of("sqs:SendMessage"))
                        .resources(List.of(failures.getQueueArn()))
                        .build());
        CfnEventInvokeConfig.Builder.create(scope, "Asynchronous")
                .functionName(tearDown.getLambda().getFunctionName())
                .qualifier(tearDown.getAliasName())
                .maximumRetryAttempts(2)
                .maximumEventAgeInSeconds(Duration.hours(1).toSeconds())
                .destinationConfig(CfnEventInvokeConfig.DestinationConfigProperty.builder()
                        .onFailure(CfnEventInvokeConfig.OnFailureProperty.builder()
                                .destination(failures.getQueueArn())
                                .build())
                        .build())
                .build()
                .getNode()
                .addDependency(tearDown);
        Nag.of(failures).suppress("AwsSolutions-SQS3", "It is the dead-letter queue itself");
        return failures;
    }

    /** In an order that does not change from one JVM to the next. */
    private static Map<String, Object> sorted(String first, Object value, String second, Object otherValue) {
        return new TreeMap<>(Map.of(first, value, second, otherValue));
    }

    private static IMetric notStarted(Rule rule) {
        return Metric.Builder.create()
                .namespace("AWS/Events")
                .metricName("FailedInvocations")
                .dimensionsMap(Map.of("RuleName", rule.getRuleName()))
                .statistic("Sum")
                .period(Duration.minutes(5))
                .build();
    }

    private void alarm(String id, String description, IMetric metric) {
        Alarm alarm = Alarm.Builder.create(scope, id)
                .alarmDescription(description)
                .metric(metric)
                .threshold(1)
                .evaluationPeriods(1)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarms.ifPresent(topic -> alarm.addAlarmAction(new SnsAction(topic)));
    }
}
