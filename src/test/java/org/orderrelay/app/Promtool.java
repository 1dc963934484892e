package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;

/** Prometheus' own tool: that of {@code PROMTOOL}, else of the path. A machine without it skips what asks for it, loudly. */
final class Promtool {
    private Promtool() {}

    private static Optional<Path> found() {
        String named = System.getenv("PROMTOOL");
        Stream<String> places = named != null
                ? Stream.of(named)
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .map(folder -> folder + "/promtool");
        return places.map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** Succeeds, or the test fails with what the tool said. */
    static void run(String input, String... arguments) throws IOException, InterruptedException {
        Path tool = found().orElse(null);
        if (tool == null) {
            LoggerFactory.getLogger(Promtool.class)
                    .error("######## NOT CHECKED: there is no promtool here (.ci/run gets it) ########");
            Assumptions.abort("no promtool: set PROMTOOL to it");
        }
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + said)
                .isZero();
    }
}
