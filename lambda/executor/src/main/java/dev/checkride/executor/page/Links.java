package dev.checkride.executor.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where AWS shows what an application has done for a request. */
final class Links {
    private static final Pattern ROOT = Pattern.compile("(?:^|;)Root=(1-[0-9a-f]{8}-[0-9a-f]{24})");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");

    private final String region;
    private final List<String> logGroups = new ArrayList<>();

    Links(JsonNode results) {
        String[] arn = results.at("/extra/execution").asText().split(":", -1);
        this.region = arn.length > 3 ? arn[3] : "";
        results.at("/extra/logGroups").forEach(group -> logGroups.add(group.asText()));
    }

    /**
     * A place in AWS's console.
     *
     * @param name what it is called
     * @param address its URL
     */
    record Link(String name, String address) {}

    /** Where a trace is found; nowhere for an application on this machine. */
    List<Link> ofTrace(String url, String traceHeader) {
        Matcher root = ROOT.matcher(traceHeader);
        if (!root.find() || !REGION.matcher(region).matches() || isLocal(url)) {
            return List.of();
        }
        String console = "https://" + region + ".console.aws.amazon.com/cloudwatch/home?region=" + region + "#";
        List<Link> links = new ArrayList<>();
        links.add(new Link("X-Ray", console + "xray:traces/" + root.group(1)));
        for (String group : logGroups) {
            links.add(new Link(
                    group,
                    console + "logsV2:log-groups/log-group/" + encoded(group) + "/log-events$3FfilterPattern$3D"
                            + encoded("\"" + root.group(1) + "\"")));
        }
        return links;
    }

    private static boolean isLocal(String url) {
        String host = URI.create(url).getHost();
        return host == null || host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** As the console itself encodes what stands behind its hash: twice, with a dollar sign for the percent sign. */
    private static String encoded(String text) {
        String once = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return URLEncoder.encode(once, StandardCharsets.UTF_8).replace("%", "$");
    }
}
