package dev.checkride.executor.target;

import dev.checkride.executor.run.Configuration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves the parts of a target, each under the name of its field in {@code checkride.json}. */
final class Resolution {
    private static final Pattern POOL_ID = Pattern.compile("([\\w-]+)_[0-9a-zA-Z]+");
    private static final Pattern GATEWAY_HOST =
            Pattern.compile("[^.]+\\.execute-api\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

    private final StackSnapshot snapshot;
    private final References references;
    private final String path;

    Resolution(StackSnapshot snapshot) {
        this.snapshot = snapshot;
        this.references = new References(snapshot.outputs());
        this.path = "stacks." + snapshot.stackName() + ".";
    }

    ResolvedTarget resolve(Configuration.Stack stack, Map<String, Configuration.Account> accounts) {
        return new ResolvedTarget(
                snapshot.stackName(),
                snapshot.place(),
                endpoint(stack.apiEndpoint()),
                userPool(stack.userPool()),
                references.resolve(path + "userPoolClient", stack.userPoolClient()),
                all(path + "tables", stack.tables()),
                accounts(accounts));
    }

    private URI endpoint(String value) {
        String field = path + "apiEndpoint";
        String resolved = references.resolve(field, value).strip().replaceAll("/+$", "");
        URI uri = uri(field, resolved);
        Matcher gateway = GATEWAY_HOST.matcher(uri.getHost());
        if (gateway.matches()) {
            checkRegion(field, resolved, gateway.group(1));
        }
        return uri;
    }

    private static URI uri(String field, String value) {
        try {
            URI uri = new URI(value);
            if (uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new MalformedValueException(field, value, "a URL (" + e.getReason() + ")");
        }
        throw new MalformedValueException(field, value, "a URL with a host and without a query");
    }

    private String userPool(String value) {
        String field = path + "userPool";
        String resolved = references.resolve(field, value);
        Matcher id = POOL_ID.matcher(resolved);
        if (!id.matches()) {
            throw new MalformedValueException(field, resolved, "the id of a user pool, such as us-east-1_AbCdEfGhI");
        }
        checkRegion(field, resolved, id.group(1));
        return resolved;
    }

    private void checkRegion(String field, String value, String region) {
        if (!region.equals(snapshot.place().region())) {
            throw new ForeignOutputException(field, value, region, snapshot.place());
        }
    }

    private Map<String, Configuration.Account> accounts(Map<String, Configuration.Account> accounts) {
        Map<String, Configuration.Account> resolved = new TreeMap<>();
        new TreeMap<>(accounts).forEach((alias, account) -> resolved.put(alias, account("accounts." + alias, account)));
        return resolved;
    }

    private Configuration.Account account(String field, Configuration.Account account) {
        Map<String, String> attributes = new TreeMap<>();
        new TreeMap<>(account.attributes())
                .forEach((name, value) ->
                        attributes.put(name, references.resolve(field + ".attributes." + name, value)));
        return new Configuration.Account(account.creation(), all(field + ".groups", account.groups()), attributes);
    }

    private List<String> all(String field, List<String> values) {
        List<String> resolved = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            resolved.add(references.resolve(field + "[" + i + "]", values.get(i)));
        }
        return resolved;
    }
}
