package dev.checkride.executor.session;

/** The addresses of a session, below its own. */
public final class SessionPaths {
    /** The header that carries the session's key. */
    public static final String KEY_HEADER = "Checkride-Key";
    /** Where the {@link SessionContent} is. */
    public static final String CONTENT = "/session";
    /** Where the {@link SessionAccount} of an alias is, if the alias follows. */
    public static final String ACCOUNTS = "/accounts/";

    private SessionPaths() {}
}
