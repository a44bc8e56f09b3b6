package dev.checkride.executor.run;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The keys of a run's objects in the result bucket.
 *
 * @param runId the run
 */
public record RunKeys(RunId runId) {
    /** Names beyond this length end in a hash, so that a key stays within S3's 1,024 bytes and a file name within 255. */
    private static final int LONGEST_NAME = 180;

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.$";

    /** The folder of all the run's objects, with a slash at the end. */
    public String folder() {
        return "runs/" + runId + "/";
    }

    /** The plan: an array of {@link PlannedScenario}. */
    public String plan() {
        return folder() + "plan.json";
    }

    /** What a scenario's invocation reported. */
    public String scenario(String scenarioId, int attempt) {
        return scenarios() + scenarioId + "/" + attempt + ".json";
    }

    /** What another invocation reported about the same attempt, where it came to another end. */
    public String repeated(String scenarioId, int attempt) {
        return scenarios() + scenarioId + "/" + attempt + "-repeated.json";
    }

    /** What the service said about a scenario's invocation that has not answered. */
    public String loss(String scenarioId, int attempt) {
        return scenarios() + scenarioId + "/" + attempt + ".lost.json";
    }

    /** What is to be deleted from tables, written before anything is. */
    public String clearing() {
        return folder() + "clearing.json";
    }

    /** The folder of all scenarios' reports, with a slash at the end. */
    public String scenarios() {
        return folder() + "scenarios/";
    }

    /** The run's result in CTRF. */
    public String result() {
        return folder() + "result.json";
    }

    /** The run's result as JUnit XML. */
    public String junit() {
        return folder() + "junit.xml";
    }

    /** The run's result for people. */
    public String page() {
        return folder() + "report.html";
    }

    /** What another run, which has repeated what was red in this one, has found out. */
    public String rerun(RunId other) {
        return reruns() + other + ".json";
    }

    /** The folder of all reruns of this run, with a slash at the end. */
    public String reruns() {
        return folder() + "reruns/";
    }

    /**
     * A class's name as one segment of a key: whatever is not a letter, a digit, a dot or a dollar sign of ASCII is encoded, so
     * that no name leaves its folder.
     */
    public static String scenarioId(String className) {
        StringBuilder id = new StringBuilder();
        for (byte octet : className.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            id.append(PLAIN.indexOf(c) >= 0 ? String.valueOf(c) : String.format(Locale.ROOT, "_%02x", (int) c));
        }
        if (id.length() > LONGEST_NAME) {
            return id.substring(0, LONGEST_NAME) + "_" + Hash.of(className).substring(0, 12);
        }
        // A segment of dots alone would be a path.
        return id.toString().matches("\\.*") ? id.toString().replace(".", "_2e") : id.toString();
    }
}
