package org.orderrelay.app.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.orderrelay.app.Relay;
import org.orderrelay.app.RelayFolders;
import org.orderrelay.provider.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a relay from {@code etc/order-relay}, after the files of the release are there. */
final class EtcLaunch implements Launch {
    private static final Logger LOG = LoggerFactory.getLogger(EtcLaunch.class);

    private final Path etc;
    private final Path data;
    private final Map<String, byte[]> shipped;
    private final Map<String, String> environment;
    private Object started = "";

    /**
     * Prepares.
     *
     * @param etc configuration; its {@code routes} holds the routes
     * @param data everything the relay keeps
     * @param shipped the release's files by their path below {@code etc}
     * @param environment overrides of settings, and what placeholders name
     */
    EtcLaunch(Path etc, Path data, Map<String, byte[]> shipped, Map<String, String> environment) {
        this.etc = etc;
        this.data = data;
        this.shipped = shipped;
        this.environment = environment;
    }

    @Override
    public Relay start(List<Provider> contributed) throws Exception {
        ShippedFiles.install(etc, shipped).forEach(notice -> LOG.warn("{}: {}", etc, notice));
        started = stamp();
        return new Relay(new RelayFolders(etc, etc.resolve("routes"), data), environment, contributed);
    }

    @Override
    public boolean isChanged() {
        return !stamp().equals(started);
    }

    private Object stamp() {
        Map<Path, Object> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(etc)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        } catch (IOException | UncheckedIOException e) {
            // a file went while it was looked at: that is another stamp, too
            return e.toString();
        }
        return times;
    }
}
