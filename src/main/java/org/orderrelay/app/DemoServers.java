package org.orderrelay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.orderrelay.sandbox.Sandbox;
import org.orderrelay.sandbox.SandboxOptions;

/** What stands around the relay in the demo: the simulated providers and an SFTP server, on loopback only. */
final class DemoServers implements AutoCloseable {
    static final String USER = "erp";
    static final String PASSWORD = "demo";
    private static final String HOST = "127.0.0.1";

    private final Sandbox sandbox;
    private final SshServer sftp;
    private final Path knownHosts;
    private final int sftpPort;

    /**
     * Starts both.
     *
     * @param data folder for their files
     * @param environment {@code DEMO_SFTP_PORT}, 2222 by default, and {@code DEMO_SANDBOX_PORT}, 9900 by default
     */
    DemoServers(Path data, Map<String, String> environment) throws IOException {
        sftpPort = Integer.parseInt(environment.getOrDefault("DEMO_SFTP_PORT", "2222"));
        int sandboxPort = Integer.parseInt(environment.getOrDefault("DEMO_SANDBOX_PORT", "9900"));
        Path root = Files.createDirectories(data.resolve("sftp"));
        Files.createDirectories(root.resolve("orders/inbox"));
        SimpleGeneratorHostKeyProvider key = new SimpleGeneratorHostKeyProvider(data.resolve("sftp-host.key"));
        key.setAlgorithm("EC");
        sftp = SshServer.setUpDefaultServer();
        sftp.setHost(HOST);
        sftp.setPort(sftpPort);
        sftp.setKeyPairProvider(key);
        sftp.setFileSystemFactory(new VirtualFileSystemFactory(root));
        sftp.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        sftp.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        knownHosts = data.resolve("known_hosts");
        String entry =
                PublicKeyEntry.toString(key.loadKeys(null).iterator().next().getPublic());
        Files.writeString(knownHosts, "[" + HOST + "]:" + sftpPort + " " + entry + System.lineSeparator());
        sftp.start();
        sandbox = Sandbox.start(new SandboxOptions(HOST, sandboxPort, data.resolve("sandbox.log"), true));
    }

    Sandbox sandbox() {
        return sandbox;
    }

    int sftpPort() {
        return sftpPort;
    }

    Path knownHosts() {
        return knownHosts;
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
        sftp.stop(true);
    }
}
