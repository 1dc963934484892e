package org.orderrelay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    static final int SFTP_PORT = 2222;
    static final int SANDBOX_PORT = 9900;
    private static final String HOST = "127.0.0.1";

    private final Sandbox sandbox;
    private final SshServer sftp;
    private final Path knownHosts;

    DemoServers(Path data) throws IOException {
        Path root = Files.createDirectories(data.resolve("sftp"));
        Files.createDirectories(root.resolve("orders/inbox"));
        SimpleGeneratorHostKeyProvider key = new SimpleGeneratorHostKeyProvider(data.resolve("sftp-host.key"));
        key.setAlgorithm("EC");
        sftp = SshServer.setUpDefaultServer();
        sftp.setHost(HOST);
        sftp.setPort(SFTP_PORT);
        sftp.setKeyPairProvider(key);
        sftp.setFileSystemFactory(new VirtualFileSystemFactory(root));
        sftp.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        sftp.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        knownHosts = data.resolve("known_hosts");
        String entry =
                PublicKeyEntry.toString(key.loadKeys(null).iterator().next().getPublic());
        Files.writeString(knownHosts, "[" + HOST + "]:" + SFTP_PORT + " " + entry + System.lineSeparator());
        sftp.start();
        sandbox = Sandbox.start(new SandboxOptions(HOST, SANDBOX_PORT, data.resolve("sandbox.log"), true));
    }

    Sandbox sandbox() {
        return sandbox;
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
