package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** S20: a relay as it is shipped opens three ports, on loopback, and behind none of them is a way into the JVM. */
@EnabledOnOs(OS.LINUX)
class S20OpenPortsTest {
    private static final String LISTENING = "0A";
    private static final String LOOPBACK = "0100007F";
    private static final List<String> WAYS_IN = List.of(
            "/jolokia",
            "/jolokia/exec/java.lang:type=Memory/gc",
            "/jolokia/list",
            "/hawtio",
            "/actuator",
            "/actuator/env",
            "/q/dev",
            "/q/dev/top",
            "/q/info",
            "/q/upload",
            "/q/download",
            "/observe",
            "/dev",
            "/jmx",
            "/debug",
            "/shutdown",
            "/heapdump",
            "/env",
            "/.git/config",
            "/..%2f..%2fetc/passwd",
            "/config/application.properties");

    @TempDir
    private Path folder;

    /** A socket that somebody can connect to, as the kernel lists it. */
    private record Open(String address, int port) {}

    private static long pid(Path work) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> commandLine(process.pid()).contains(work.toString()))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    /** The whole of it; Java's own view of a process cuts it. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException e) {
            return ""; // ended meanwhile
        }
    }

    /** The process's own sockets: those among its open files. */
    private static Set<String> inodes(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.map(S20OpenPortsTest::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) {
            return ""; // closed meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Open> open(long pid, String protocol, String state) throws IOException {
        Set<String> own = inodes(pid);
        List<Open> open = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + protocol))) {
            String[] cells = line.strip().split("\\s+", -1);
            if (cells.length > 9 && cells[3].equals(state) && own.contains(cells[9])) {
                int colon = cells[1].indexOf(':');
                open.add(new Open(cells[1].substring(0, colon), Integer.parseInt(cells[1].substring(colon + 1), 16)));
            }
        }
        return open;
    }

    private static int status(int port, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void threePortsOnLoopbackAndNoWayIntoTheJvm() throws Exception {
        RelayProcess relay = new RelayProcess(folder, "http://127.0.0.1:9").start();
        try {
            long pid = pid(folder);
            List<Open> open = new ArrayList<>(open(pid, "tcp", LISTENING));
            // the JVM lists loopback as an IPv6 socket with an IPv4 address in it
            open.addAll(open(pid, "tcp6", LISTENING));

            assertThat(open)
                    .hasSize(3)
                    .allSatisfy(socket -> assertThat(socket.address()).endsWith(LOOPBACK));
            assertThat(open(pid, "udp", "07")).isEmpty();
            assertThat(open(pid, "udp6", "07")).isEmpty();
            int http = URI.create(relay.httpUrl()).getPort();
            int broker = URI.create(relay.brokerUrl()).getPort();
            int management = open.stream()
                    .mapToInt(Open::port)
                    .filter(port -> port != http && port != broker)
                    .findFirst()
                    .orElseThrow();
            assertThat(open).extracting(Open::port).contains(http, broker);
            assertThat(status(management, "/metrics")).isEqualTo(200);
            // while routes start, whatever is asked for is told to come again
            await().until(() -> status(http, "/") != 503);
            for (String path : WAYS_IN) {
                assertThat(status(http, path)).as(path).isIn(400, 404);
                assertThat(status(management, path)).as(path).isIn(400, 404);
            }
        } finally {
            relay.kill();
        }
    }
}
