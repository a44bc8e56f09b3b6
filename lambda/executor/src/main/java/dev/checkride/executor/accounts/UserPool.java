package dev.checkride.executor.accounts;

/**
 * What a run has to know about a user pool.
 *
 * @param id its id
 * @param arn its ARN
 * @param signIn what its users sign in with
 * @param minimumPasswordLength the shortest password that its policy allows, in characters
 * @param client the app client that accounts log in to
 */
public record UserPool(String id, String arn, SignIn signIn, int minimumPasswordLength, AppClient client) {
    /** What users sign in with. */
    public enum SignIn {
        /** Their e-mail address. */
        EMAIL,
        /** A user name. */
        USER_NAME
    }
}
