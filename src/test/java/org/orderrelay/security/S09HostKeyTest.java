package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.app.RunningRelay;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** S9: the SFTP server's key is known beforehand, or nobody logs in; nor does anybody with broken cryptography. */
class S09HostKeyTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAKnownKeyNothingStarts() throws Exception {
        try (SftpPlace place = new SftpPlace(folder, "sesame")) {
            Map<String, String> settings = place.settings();
            settings.remove("SOURCE_SFTP_KNOWN_HOSTS_FILE");

            assertThatThrownBy(() -> new RunningRelay(folder, "http://127.0.0.1:9", settings))
                    .hasMessageContaining("source.sftp.known.hosts.file");
        }
    }

    @Test
    void anotherKeyIsRefusedBeforeThePasswordIsSaid() throws Exception {
        nobodyLogsIn(any -> {}, "another");
    }

    @Test
    @SuppressWarnings("deprecation") // that is why
    void anOldKeyExchangeIsRefused() throws Exception {
        nobodyLogsIn(
                server -> server.setKeyExchangeFactories(List.of(ServerBuilder.DH2KEX.apply(BuiltinDHFactories.dhg1))),
                "");
    }

    @Test
    @SuppressWarnings("deprecation") // that is why
    void anOldMacIsRefused() throws Exception {
        nobodyLogsIn(server -> server.setMacFactories(List.of(BuiltinMacs.hmacmd5)), "");
    }

    /** A connection is tried, and ends before anybody has said a password. */
    private void nobodyLogsIn(Consumer<SshServer> change, String otherKey) throws Exception {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger passwords = new AtomicInteger();
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.ANY_PORT);
                SftpPlace place = new SftpPlace(folder, "sesame", new SftpSubsystemFactory(), server -> {
                    change.accept(server);
                    server.addSessionListener(new SessionListener() {
                        @Override
                        public void sessionCreated(Session session) {
                            tries.incrementAndGet();
                        }
                    });
                    server.setPasswordAuthenticator((user, given, session) -> passwords.incrementAndGet() < 0);
                })) {
            Map<String, String> settings = place.settings();
            if (!otherKey.isEmpty()) {
                Path known = Path.of(settings.get("SOURCE_SFTP_KNOWN_HOSTS_FILE"));
                String line = Files.readString(known);
                try (SftpPlace other = new SftpPlace(Files.createDirectory(folder.resolve(otherKey)), "x")) {
                    String otherLine = Files.readString(Path.of(other.settings().get("SOURCE_SFTP_KNOWN_HOSTS_FILE")));
                    Files.writeString(
                            known, line.substring(0, line.indexOf(' ')) + otherLine.substring(otherLine.indexOf(' ')));
                }
            }
            try (RunningRelay relay = new RunningRelay(folder, sandbox.baseUrl(), settings)) {
                await().atMost(Duration.ofSeconds(15))
                        .until(() -> tries.get() > 0
                                && place.server.getActiveSessions().isEmpty());
                assertThat(passwords).hasValue(0);
                assertThat(relay.management("/health/live").statusCode()).isEqualTo(200);
            }
        }
    }
}
