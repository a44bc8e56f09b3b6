package dev.checkride.command;

import java.net.URI;

/**
 * Where another emulator of AWS is.
 *
 * @param account the AWS account that it stands for
 */
record EmulatorAddress(URI endpoint, String account) {
    /** The region in which everything is created there, as in the sandbox. */
    static final String REGION = "us-east-1";
}
