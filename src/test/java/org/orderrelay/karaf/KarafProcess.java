package org.orderrelay.karaf;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A stock Karaf as a process of its own: a copy of the distribution on free ports, without any Maven repository to
 * download from, and with the one user that the distribution has prepared.
 */
final class KarafProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String ADMIN = "karaf";
    private static final String VIEWER = "ops";

    private final Path home;
    private final int sshPort = freePort();
    private Process process;

    /** Copies and configures it. */
    KarafProcess(Path stock, Path home) throws IOException {
        this.home = home;
        copy(stock, home);
        set("users.properties", "#karaf = karaf", VIEWER + " = " + VIEWER + ",viewer,ssh\nkaraf = karaf");
        set("users.properties", "#_g_\\:admingroup", "_g_\\:admingroup");
        set("org.apache.karaf.shell.cfg", "sshPort = 8101", "sshPort = " + sshPort);
        set("org.apache.karaf.management.cfg", "rmiRegistryPort = 1099", "rmiRegistryPort = " + freePort());
        set("org.apache.karaf.management.cfg", "rmiServerPort = 44444", "rmiServerPort = " + freePort());
        Path maven = etc("org.ops4j.pax.url.mvn.cfg");
        String offline = Files.readString(maven)
                .replaceAll(
                        "(?m)^org\\.ops4j\\.pax\\.url\\.mvn\\.repositories\\s*=(.*\\\\\\R)*.*$",
                        "org.ops4j.pax.url.mvn.repositories =");
        Files.writeString(maven, offline + "\norg.ops4j.pax.url.mvn.localRepository = " + home + "/no-repository\n");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void set(String file, String stock, String wanted) throws IOException {
        String text = Files.readString(etc(file));
        if (!text.contains(stock)) {
            throw new IllegalStateException(file + " has no " + stock);
        }
        Files.writeString(etc(file), text.replace(stock, wanted));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path etc(String file) {
        return home.resolve("etc").resolve(file);
    }

    Path data(String file) {
        return home.resolve("data").resolve(file);
    }

    /** As a person drops it: the file comes whole. Karaf takes one of a name it has for an update. */
    void deploy(Path file) throws IOException {
        Path part = home.resolve(file.getFileName() + ".part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, home.resolve("deploy").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("console.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KARAF_"));
        builder.environment()
                .putAll(Map.of(
                        "KARAF_EXEC",
                        "exec",
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS",
                        "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
        process = builder.start();
    }

    /** What a command of the shell prints; its error, if it fails. Empty while nobody listens. */
    String shell(String command) {
        return inSession(ADMIN, session -> run(session, command));
    }

    /** As {@link #shell}, for a user who may only look. */
    String viewerShell(String command) {
        return inSession(VIEWER, session -> run(session, command));
    }

    /** What a person sees who types this on a terminal, as soon as it has the words waited for; else what there is. */
    String terminal(String typed, String... words) {
        return inSession(ADMIN, session -> type(session, typed, words));
    }

    private interface Talk {
        String with(ClientSession session) throws IOException;
    }

    /** The user's password is its name. */
    private String inSession(String user, Talk talk) {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.start();
            try (ClientSession session =
                    client.connect(user, "127.0.0.1", sshPort).verify(LONGEST).getSession()) {
                session.addPasswordIdentity(user);
                session.auth().verify(LONGEST);
                return talk.with(session);
            }
        } catch (IOException e) {
            return "";
        }
    }

    private static String type(ClientSession session, String typed, String... words) throws IOException {
        try (ChannelShell channel = session.createShellChannel()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            channel.setPtyType("xterm");
            channel.setPtyColumns(120);
            channel.setOut(out);
            channel.open().verify(LONGEST);
            channel.getInvertedIn().write(typed.getBytes(StandardCharsets.UTF_8));
            channel.getInvertedIn().flush();
            try {
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> Stream.of(words).allMatch(plain(out)::contains));
            } catch (ConditionTimeoutException e) {
                // the caller's assertion shows what there is
            }
            return plain(out);
        }
    }

    /** Without the colours and moves of the cursor. */
    private static String plain(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "");
    }

    private static String run(ClientSession session, String command) throws IOException {
        try (ChannelExec channel = session.createExecChannel(command)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            channel.setOut(out);
            channel.setErr(out);
            channel.open().verify(LONGEST);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LONGEST);
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    /** How many instances of a class are reachable, whatever class loader it came from. */
    long instances(String className) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").start();
        return histogram
                .inputReader()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    List<String> log() throws IOException {
        return Files.readAllLines(data("log/karaf.log"));
    }

    /** As {@code systemctl stop}. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
