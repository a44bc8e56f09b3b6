package dev.checkride.infra;

import java.util.Map;

/** The operations that are granted on {@code *}, each with its reason: AWS allows no narrower resource. */
final class Wildcards {
    private static final String NO_RESOURCE = "Names no resource (Service Authorization Reference)";
    private static final String DELIVERY =
            "Log deliveries have no ARNs (Step Functions developer guide, \"Logging to CloudWatch Logs\")";
    private static final String INTERFACES =
            "Lambda makes the interfaces itself, before they have ARNs (Lambda developer guide, \"Execution role permissions\" of VPCs)";

    /** Reasons by operation. */
    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("secretsmanager:GetRandomPassword", NO_RESOURCE),
            Map.entry("xray:PutTraceSegments", NO_RESOURCE),
            Map.entry("xray:PutTelemetryRecords", NO_RESOURCE),
            Map.entry("xray:GetSamplingRules", NO_RESOURCE),
            Map.entry("xray:GetSamplingTargets", NO_RESOURCE),
            Map.entry("logs:CreateLogDelivery", DELIVERY),
            Map.entry("logs:GetLogDelivery", DELIVERY),
            Map.entry("logs:UpdateLogDelivery", DELIVERY),
            Map.entry("logs:DeleteLogDelivery", DELIVERY),
            Map.entry("logs:ListLogDeliveries", DELIVERY),
            Map.entry("logs:PutResourcePolicy", DELIVERY),
            Map.entry("logs:DescribeResourcePolicies", DELIVERY),
            Map.entry("logs:DescribeLogGroups", DELIVERY),
            Map.entry("ec2:CreateNetworkInterface", INTERFACES),
            Map.entry("ec2:DescribeNetworkInterfaces", INTERFACES),
            Map.entry("ec2:DescribeSubnets", INTERFACES),
            Map.entry("ec2:DeleteNetworkInterface", INTERFACES),
            Map.entry("ec2:AssignPrivateIpAddresses", INTERFACES),
            Map.entry("ec2:UnassignPrivateIpAddresses", INTERFACES));

    private Wildcards() {}
}
