package dev.checkride.sandbox.protocol;

/**
 * One call of an AWS operation as it arrives.
 *
 * @param service the endpoint's name, such as {@code secretsmanager}
 * @param operation as the API names it, such as {@code ListObjectsV2}
 * @param action the IAM action that it needs, such as {@code s3:ListBucket}
 * @param resource the ARN that it touches, or {@code *}
 * @param caller the access key id that signed it, or {@code anonymous}
 */
public record Call(String service, String operation, String action, String resource, String caller) {}
