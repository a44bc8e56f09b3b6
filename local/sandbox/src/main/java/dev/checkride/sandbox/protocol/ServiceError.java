package dev.checkride.sandbox.protocol;

/** What an AWS service answers when it refuses a call: a code, an HTTP status and a message, in the service's own words. */
public final class ServiceError extends RuntimeException {
    private final String code;
    private final int status;

    public ServiceError(String code, int status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /** A refusal with HTTP status 400, the usual one. */
    public static ServiceError of(String code, String message) {
        return new ServiceError(code, 400, message);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
