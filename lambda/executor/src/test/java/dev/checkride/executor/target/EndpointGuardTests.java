package dev.checkride.executor.target;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointGuardTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://public.example.com/Prod",
                "https://93.184.216.34/Prod",
                "https://[2606:2800:220:1::1]/Prod",
                "https://unknown.example.com/Prod"
            })
    void publicAddressesPassOverHttps(String endpoint) {
        assertThatCode(() -> guard(EndpointGuard.Reach.PUBLIC).check(URI.create(endpoint)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "row 16: {0}")
    @ValueSource(
            strings = {
                "http://public.example.com",
                "ftp://public.example.com",
                "https://127.0.0.1",
                "https://localhost.example.com",
                "https://169.254.169.254/latest",
                "https://10.1.2.3",
                "https://172.16.0.1",
                "https://192.168.1.1",
                "https://100.64.0.1",
                "https://0.1.2.3",
                "https://0.0.0.0",
                "https://224.0.0.1",
                "https://[::1]",
                "https://[fe80::1]",
                "https://[fd00::1]",
                "https://[::ffff:10.0.0.1]",
                "https://private.example.com",
                "https://half-private.example.com",
                "https://user:pa55word@public.example.com",
                "https:///path"
            })
    void plainHttpAndAddressesThatAreNotPublicAreRefused(String endpoint) {
        assertThatThrownBy(() -> guard(EndpointGuard.Reach.PUBLIC).check(URI.create(endpoint)))
                .isInstanceOf(EndpointRefusedException.class)
                .hasMessageContainingAll("is refused", "apiEndpoint")
                .hasMessageNotContaining("pa55word");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.1.2.3",
                "https://172.16.0.1",
                "https://100.64.0.1",
                "https://[fd00::1]",
                "https://private.example.com",
                "https://public.example.com"
            })
    void inANetworkOfTheUsersPrivateAddressesPassOverHttps(String endpoint) {
        assertThatCode(() -> guard(EndpointGuard.Reach.PRIVATE_TOO).check(URI.create(endpoint)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.1.2.3",
                "https://127.0.0.1",
                "https://169.254.169.254/latest",
                "https://[::1]",
                "https://[fe80::1]",
                "https://224.0.0.1",
                "https://0.0.0.0"
            })
    void noNetworkMakesAMachinesOwnAddressesPass(String endpoint) {
        assertThatThrownBy(() -> guard(EndpointGuard.Reach.PRIVATE_TOO).check(URI.create(endpoint)))
                .isInstanceOf(EndpointRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/Prod", "http://[::1]:8080", "https://localhost.example.com"})
    void loopbackPassesWhereItIsAllowed(String endpoint) {
        assertThatCode(() -> guard(EndpointGuard.Reach.LOOPBACK_TOO).check(URI.create(endpoint)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://public.example.com",
                "https://10.1.2.3",
                "http://169.254.169.254",
                "http://unknown.example.com"
            })
    void loopbackIsAllThatIsAllowedMore(String endpoint) {
        assertThatThrownBy(() -> guard(EndpointGuard.Reach.LOOPBACK_TOO).check(URI.create(endpoint)))
                .isInstanceOf(EndpointRefusedException.class);
    }

    @Test
    void theTwoWaysToGuardDifferByLoopback() {
        URI loopback = URI.create("http://127.0.0.1:1/");

        assertThatCode(() -> EndpointGuard.loopbackToo().check(loopback)).doesNotThrowAnyException();
        assertThatThrownBy(() -> EndpointGuard.publicOnly().check(loopback))
                .isInstanceOf(EndpointRefusedException.class);
    }

    private static EndpointGuard guard(EndpointGuard.Reach reach) {
        return new EndpointGuard(reach, EndpointGuardTests::resolve);
    }

    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "public.example.com" -> addresses("93.184.216.34");
            case "localhost.example.com" -> addresses("127.0.0.1", "::1");
            case "private.example.com" -> addresses("10.0.0.7");
            case "half-private.example.com" -> addresses("93.184.216.34", "10.0.0.7");
            case "unknown.example.com" -> throw new UnknownHostException(host);
            default -> addresses(host);
        };
    }

    private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return List.of(addresses);
    }
}
