package dev.checkride.executor.target;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** Keeps requests, which carry tokens, away from plain HTTP and from addresses that are not public. */
public final class EndpointGuard {
    private final Reach reach;
    private final Resolver resolver;

    EndpointGuard(Reach reach, Resolver resolver) {
        this.reach = reach;
        this.resolver = resolver;
    }

    /** Lets only public addresses pass, over HTTPS. */
    public static EndpointGuard publicOnly() {
        return new EndpointGuard(Reach.PUBLIC, EndpointGuard::addresses);
    }

    /** Lets the addresses of private networks pass too, over HTTPS alone: for functions in such a network. */
    public static EndpointGuard privateToo() {
        return new EndpointGuard(Reach.PRIVATE_TOO, EndpointGuard::addresses);
    }

    /** Lets this machine's loopback addresses pass too, over HTTP as well: for runs against a local sandbox. */
    public static EndpointGuard loopbackToo() {
        return new EndpointGuard(Reach.LOOPBACK_TOO, EndpointGuard::addresses);
    }

    /**
     * Checks the endpoint of an application. A host that does not resolve yet passes: it cannot be reached either.
     *
     * @throws EndpointRefusedException if requests must not go there
     */
    public void check(URI endpoint) {
        String host = endpoint.getHost();
        if (host == null || endpoint.getRawUserInfo() != null) {
            throw new EndpointRefusedException(endpoint, "it must have a host and no user name");
        }
        List<InetAddress> addresses = resolved(host);
        if (reach == Reach.LOOPBACK_TOO
                && !addresses.isEmpty()
                && addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
            return;
        }
        if (!"https".equalsIgnoreCase(endpoint.getScheme())) {
            throw new EndpointRefusedException(endpoint, "tokens go over https:// only");
        }
        for (InetAddress address : addresses) {
            if (!(isPublic(address) || (reach == Reach.PRIVATE_TOO && isPrivate(address)))) {
                throw new EndpointRefusedException(
                        endpoint, "its address " + address.getHostAddress() + " is not public");
            }
        }
    }

    private List<InetAddress> resolved(String host) {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    /** Private networks (RFC 1918, RFC 4193) and the shared addresses of carriers (RFC 6598), never a machine's own services. */
    private static boolean isPrivate(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4
                ? address.isSiteLocalAddress() || ((octets[0] & 0xff) == 100 && (octets[1] & 0xc0) == 64)
                : (octets[0] & 0xfe) == 0xfc;
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address.getAddress()));
    }

    /** The ranges that the platform has no name for: 0.0.0.0/8 and 100.64.0.0/10 (RFC 6890), fc00::/7 (RFC 4193). */
    private static boolean isReserved(byte[] address) {
        int first = address[0] & 0xff;
        if (address.length == 4) {
            return first == 0 || (first == 100 && (address[1] & 0xc0) == 64);
        }
        return (first & 0xfe) == 0xfc;
    }

    enum Reach {
        PUBLIC,
        PRIVATE_TOO,
        LOOPBACK_TOO
    }

    @FunctionalInterface
    interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }
}
