package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.app.RunningRelay;
import org.orderrelay.pipeline.TeaOrders;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/**
 * S8, CVE-2026-79983: a server whose listing lies. Names that lead elsewhere, or that no ERP writes, are not read, moved
 * or deleted; the one honest file among them is.
 */
class S08HostileListingTest {
    private static final List<String> HOSTILE = List.of(
            "../bait.csv",
            "../../bait.csv",
            "a/../../bait.csv",
            "./../bait.csv",
            "/orders/bait.csv",
            "/bait.csv",
            "/etc/passwd",
            "//etc/passwd.csv",
            "good.csv/../../bait.csv",
            "inbox/../../bait.csv",
            "..\\bait.csv",
            "..\\..\\bait.csv",
            "C:\\bait.csv",
            "\\\\host\\share\\bait.csv",
            "%2e%2e%2fbait.csv",
            "..%2fbait.csv",
            "x\0.csv",
            "bait.csv\0.txt",
            "\u202Evsc.tiab.csv",
            "ba\u200Bit.csv",
            "a".repeat(4096) + ".csv",
            "a".repeat(125) + ".csv",
            "line\nbreak.csv",
            "line\r.csv",
            "bell\u0007.csv",
            "\u001B[2J.csv",
            ".hidden.csv",
            "..csv",
            "two words.csv",
            " lead.csv",
            "trail.csv ",
            "é.csv",
            "$(id).csv",
            "`id`.csv",
            "a;rm -rf.csv",
            "a|b.csv",
            "a&b.csv",
            "*.csv",
            "?.csv",
            "~root.csv",
            "a'b.csv",
            "a\"b.csv",
            "a<b>.csv",
            "${file:name}.csv",
            "{{env:HOME}}.csv",
            "CON:.csv",
            "a\u2215b.csv",
            "a\uFF0Fb.csv");

    @TempDir
    private Path folder;

    /** What the relay did to the server's files; listings aside. */
    private final List<String> touched = new CopyOnWriteArrayList<>();

    private final AtomicInteger listings = new AtomicInteger();
    private final Map<String, String> lies = new ConcurrentHashMap<>();

    /** Tells every file's name as {@link #lies} says. */
    private final class Liar extends SftpSubsystem {
        Liar(ChannelSession channel, SftpSubsystemFactory factory) {
            super(channel, factory);
        }

        @Override
        protected String getShortName(Path file) throws IOException {
            String name = super.getShortName(file);
            return lies.getOrDefault(name, name);
        }
    }

    private final class LiarFactory extends SftpSubsystemFactory {
        LiarFactory() {
            addSftpEventListener(new Watch());
        }

        @Override
        public Command createSubsystem(ChannelSession channel) throws IOException {
            SftpSubsystem liar = new Liar(channel, this);
            getRegisteredListeners().forEach(liar::addSftpEventListener);
            return liar;
        }
    }

    private final class Watch implements SftpEventListener {
        @Override
        public void open(ServerSession session, String remote, Handle handle) {
            if (handle instanceof DirectoryHandle) {
                listings.incrementAndGet();
            } else {
                touched.add("open " + handle.getFile().normalize());
            }
        }

        @Override
        public void removing(ServerSession session, Path path, boolean directory) {
            touched.add("remove " + path.normalize());
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) {
            touched.add("move " + from.normalize());
            touched.add("to " + to.normalize());
        }
    }

    @Test
    void aListingLeadsNowhere() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
                SftpPlace place = new SftpPlace(folder, "sesame", new LiarFactory(), server -> {})) {
            String bait = TeaOrders.CSV_HEADER + TeaOrders.pendingRow("BAIT", "105.00");
            Files.writeString(place.root.resolve("bait.csv"), bait);
            Files.writeString(place.root.resolve("orders/bait.csv"), bait);
            for (int i = 0; i < HOSTILE.size(); i++) {
                lies.put("evil-" + i + ".csv", HOSTILE.get(i));
                place.drop("evil-" + i + ".csv", bait);
            }
            place.drop("good.csv", TeaOrders.CSV_HEADER + TeaOrders.pendingRow("S08-GOOD", "105.00"));

            try (RunningRelay relay = new RunningRelay(folder, sandbox.baseUrl(), place.settings())) {
                await().atMost(Duration.ofSeconds(20)).until(() -> place.has("results", "good.csv.result.csv"));
                int before = listings.get();
                await().atMost(Duration.ofSeconds(10)).until(() -> listings.get() > before + 3);

                assertThat(sandbox.accepted("S08-GOOD")).hasSize(1);
                assertThat(sandbox.history("BAIT")).isEmpty();
                assertThat(relay.get("/v1/orders/BAIT").statusCode()).isEqualTo(404);
            }
            assertThat(touched)
                    .isNotEmpty()
                    .allSatisfy(deed -> assertThat(deed)
                            .containsPattern("/orders/(inbox|done|results)/(good\\.csv|[A-Za-z0-9._-]+)$"))
                    .noneMatch(deed -> deed.contains("bait") || deed.contains("evil") || deed.contains("passwd"));
            assertThat(place.has("done", "good.csv")).isTrue();
            assertThat(place.root.resolve("bait.csv")).hasContent(bait);
            assertThat(place.root.resolve("orders/bait.csv")).hasContent(bait);
            for (int i = 0; i < HOSTILE.size(); i++) {
                assertThat(place.has("inbox", "evil-" + i + ".csv"))
                        .as(HOSTILE.get(i))
                        .isTrue();
            }
        }
    }
}
