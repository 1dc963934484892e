package org.orderrelay.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server with its inbox, and the settings that lead a relay to it. */
final class SftpPlace implements AutoCloseable {
    final Path root;
    final SshServer server = SshServer.setUpDefaultServer();
    private final Path folder;
    private final String password;

    SftpPlace(Path folder, String password) throws IOException {
        this(folder, password, new SftpSubsystemFactory(), any -> {});
    }

    /** @param change what is odd about this server */
    SftpPlace(Path folder, String password, SftpSubsystemFactory files, Consumer<SshServer> change) throws IOException {
        this.folder = folder;
        this.password = password;
        root = folder.resolve("sftp");
        Files.createDirectories(root.resolve("orders/inbox"));
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(hostKey());
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(files));
        server.setPasswordAuthenticator((user, given, session) -> given.equals(password));
        change.accept(server);
        server.start();
    }

    private SimpleGeneratorHostKeyProvider hostKey() {
        SimpleGeneratorHostKeyProvider provider = new SimpleGeneratorHostKeyProvider(folder.resolve("host.key"));
        provider.setAlgorithm("EC");
        return provider;
    }

    /** With the server's key known. */
    Map<String, String> settings() throws Exception {
        String key = PublicKeyEntry.toString(
                hostKey().loadKeys(null).iterator().next().getPublic());
        Path known =
                Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + server.getPort() + " " + key + "\n");
        return new HashMap<>(Map.of(
                "SOURCE_SFTP_HOST", "127.0.0.1",
                "SOURCE_SFTP_PORT", Integer.toString(server.getPort()),
                "SOURCE_SFTP_USER", "erp",
                "SOURCE_SFTP_PASSWORD", password,
                "SOURCE_SFTP_KNOWN_HOSTS_FILE", known.toString(),
                "SOURCE_SFTP_POLL", "100ms",
                "SOURCE_SFTP_SETTLE", "100ms"));
    }

    /** Puts a whole file into the inbox. */
    void drop(String name, String text) throws IOException {
        Files.move(
                Files.writeString(folder.resolve("work"), text),
                root.resolve("orders/inbox").resolve(name));
    }

    boolean has(String place, String name) {
        return Files.exists(root.resolve("orders").resolve(place).resolve(name));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
