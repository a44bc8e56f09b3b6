package dev.checkride.sandbox.sts;

import dev.checkride.sandbox.protocol.Account;
import dev.checkride.sandbox.protocol.AwsService;
import dev.checkride.sandbox.protocol.QueryService;
import java.util.Map;

/** STS: everyone is the sandbox's own user. */
public final class SecurityTokens {
    private static final String VERSION = "2011-06-15";

    private final Account account;

    public SecurityTokens(Account account) {
        this.account = account;
    }

    public AwsService service() {
        return new QueryService(
                "sts",
                VERSION,
                "https://sts.amazonaws.com/doc/" + VERSION + "/",
                Map.of(
                        "GetCallerIdentity",
                        (input, result) -> result.text("Arn", "arn:aws:iam::" + account.id() + ":user/sandbox")
                                .text("UserId", "AIDASANDBOX")
                                .text("Account", account.id())),
                input -> "*");
    }
}
