package dev.checkride.executor.handler;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Credentials that can be exchanged under the clients that were made with them. */
final class SwitchedCredentials implements AwsCredentialsProvider {
    private volatile AwsCredentialsProvider current;

    SwitchedCredentials(AwsCredentialsProvider first) {
        this.current = first;
    }

    void switchTo(AwsCredentialsProvider next) {
        current = next;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return current.resolveCredentials();
    }
}
