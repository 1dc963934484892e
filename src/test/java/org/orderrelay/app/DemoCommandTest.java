package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.architecture.OfRoutes;
import picocli.CommandLine;

/** The demo as a newcomer runs it, on free ports. */
@OfRoutes({"60-deliver-orders", "61-call-provider"})
class DemoCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Path samples) {
        DemoCommand demo = new DemoCommand(Map.of(
                "HTTP_PORT", RunningRelay.freePort(),
                "MANAGEMENT_PORT", RunningRelay.freePort(),
                "BROKER_EMBEDDED_URL", "tcp://127.0.0.1:" + RunningRelay.freePort(),
                "DEMO_SFTP_PORT", RunningRelay.freePort(),
                "DEMO_SANDBOX_PORT", RunningRelay.freePort()));
        return new CommandLine(demo)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "--samples",
                        samples.toString(),
                        "--data",
                        folder.resolve("demo").toString(),
                        "--once");
    }

    @Test
    void everySampleEndsAsExpectedAndTheTableSaysSo() {
        assertThat(run(Path.of("src/samples"))).as(out + "\n" + err).isZero();

        String table = out.toString().substring(out.toString().indexOf("SOURCE"));
        assertThat(table)
                .contains("jms ", "sftp ", "rest ")
                .contains("pending", "processing", "partially_shipped", "shipped", "completed", "canceled")
                .contains("accepted (retried)", "dead BAD_REQUEST", "duplicate", "invalid: sum")
                .contains("kaleyra", "meta", "infobip", "read");
        assertThat(out.toString()).contains(": delivered", "TEA-2001: the customer paid");
        assertThat(out.toString()).doesNotContain("98765000");
    }
}
