package dev.checkride.sandbox.protocol;

/** The AWS account and region that the sandbox stands for. */
public record Account(String region, String id) {
    /** The ARN of a resource here, such as {@code arn:aws:states:eu-central-1:000000000000:stateMachine:x}. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
    }
}
