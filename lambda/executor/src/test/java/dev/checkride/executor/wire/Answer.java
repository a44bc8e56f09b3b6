package dev.checkride.executor.wire;

/** An answer of {@link AwsStub}. */
public record Answer(int status, String contentType, String body) {
    private static final String JSON = "application/x-amz-json-1.1";

    public static Answer json(String body) {
        return new Answer(200, JSON, body);
    }

    public static Answer error(String code, String message) {
        return new Answer(
                400, JSON, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message.replace("\"", "\\\"")));
    }

    public static Answer xml(String operation, String result) {
        return new Answer(
                200,
                "text/xml",
                "<%1$sResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                        .formatted(operation, result));
    }

    public static Answer xmlError(String code, String message) {
        return new Answer(
                400,
                "text/xml",
                "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                        .formatted(code, message));
    }
}
