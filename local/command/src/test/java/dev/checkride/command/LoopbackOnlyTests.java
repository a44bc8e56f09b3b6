package dev.checkride.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.checkride.command.CommandProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the sockets of a process are read from /proc")
class LoopbackOnlyTests {
    /** Credentials that would be tried if anything looked into the environment. */
    private static final Map<String, String> REAL_LOOKING = Map.of(
            "AWS_ACCESS_KEY_ID", "AKIAREALLOOKING00000",
            "AWS_SECRET_ACCESS_KEY", "a-real-looking-secret",
            "AWS_SESSION_TOKEN", "a-real-looking-session",
            "AWS_REGION", "eu-west-1",
            "AWS_PROFILE", "production");

    @TempDir
    private Path folder;

    @Test
    void everySocketOfTheProcessTreeIsOnLoopback() throws Exception {
        CommandProcess command = new CommandProcess(folder);
        Process process = command.start(REAL_LOOKING, "run");
        Set<String> listening = new TreeSet<>();
        Set<String> peers = new TreeSet<>();
        while (process.isAlive()) {
            sample(process, listening, peers);
        }
        Ended ended = command.await(process);

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        // The endpoint, the API, S3 and DynamoDB at least, else the samples have missed the run.
        assertThat(listening).hasSizeGreaterThanOrEqualTo(4).allMatch(LoopbackOnlyTests::isLoopback);
        assertThat(peers).isNotEmpty().allMatch(LoopbackOnlyTests::isLoopback);
    }

    @Test
    void aMachineWithoutAnyNameServiceRunsTheScenarios() throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
        CommandProcess command = new CommandProcess(folder).javaOption("-Djdk.net.hosts.file=" + hosts);

        Ended ended = command.await(command.start(REAL_LOOKING, "run", "--include", "AdminCreatesUser"));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    private static void sample(Process process, Set<String> listening, Set<String> peers) throws IOException {
        Set<String> sockets = new HashSet<>();
        List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
        tree.add(process.toHandle());
        for (ProcessHandle member : tree) {
            sockets.addAll(socketsOf(member.pid()));
        }
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields.length > 9 && sockets.contains(fields[9])) {
                    boolean listens = fields[3].equals("0A");
                    (listens ? listening : peers).add(listens ? fields[1] : fields[2]);
                }
            }
        }
    }

    private static Set<String> socketsOf(long pid) {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException gone) {
            // A process or descriptor that ended while it was looked at has no sockets.
            return inodes;
        }
        return inodes;
    }

    /** As /proc writes addresses: 127.x.x.x and ::1, each also as an IPv4 address in IPv6; ports follow the colon. */
    private static boolean isLoopback(String address) {
        String host = address.substring(0, address.indexOf(':'));
        boolean ipv4 = host.length() == 8 || host.startsWith("0000000000000000FFFF0000");
        return host.equals("00000000000000000000000001000000") || (ipv4 && host.endsWith("7F"));
    }
}
