package org.orderrelay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process of the bench: the class path of the bench, the JVM options of the shipped start script, a log below the work folder. */
final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        // the bench may be ended by hand; what it started ends with it
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts one; {@code -Dbench.NAME.options} adds JVM options. */
    static Child start(Path work, String name, Map<String, String> environment, String main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-Dlogback.configurationFile="
                        + Path.of("src/bench/logback.xml").toAbsolutePath()));
        String options = System.getProperty("bench." + name + ".options", "");
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" ", -1)));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        Path log = work.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Child(builder.start(), log);
    }

    /** CPU time so far. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElseThrow(this::ended);
    }

    void demandLife() {
        if (!process.isAlive()) {
            throw ended();
        }
    }

    private IllegalStateException ended() {
        return new IllegalStateException("a process of the bench has ended; see " + log);
    }

    Path log() {
        return log;
    }

    /** Bytes of living objects, after a full collection. */
    long liveBytes() throws IOException, InterruptedException {
        Path report = Files.createTempFile("live", ".txt");
        String jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                .redirectOutput(report.toFile())
                .start()
                .waitFor();
        String total = Files.readAllLines(report).stream()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        Files.delete(report);
        return Long.parseLong(total.trim().split("\\s+", -1)[2]);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
