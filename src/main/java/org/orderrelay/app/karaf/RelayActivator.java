package org.orderrelay.app.karaf;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.jspecify.annotations.Nullable;
import org.orderrelay.provider.Provider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Starts and stops the relay with its bundle, and hands it what other bundles contribute: services of the types {@link
 * RoutesBuilder} and {@link Provider}.
 */
public final class RelayActivator implements BundleActivator {
    private static final String SHIPPED = "shipped";
    private static final String NAME = "order-relay";

    private @Nullable RelayKeeper keeper;
    private List<ServiceTracker<?, ?>> trackers = List.of();

    @Override
    public void start(BundleContext context) throws IOException, SQLException {
        Drivers.register();
        Launch launch = new EtcLaunch(
                folder(context, "karaf.etc"),
                folder(context, "karaf.data"),
                shipped(context.getBundle()),
                System.getenv());
        RelayKeeper kept = new RelayKeeper(launch, Clock.systemUTC());
        keeper = kept;
        trackers = List.of(
                new Contributions<>(context, Provider.class, kept::add, kept::remove),
                new Contributions<>(context, RoutesBuilder.class, kept::add, kept::remove));
        trackers.forEach(ServiceTracker::open);
        kept.start();
        context.registerService(RelayKeeper.class, kept, null);
    }

    private static Path folder(BundleContext context, String property) {
        String folder = context.getProperty(property);
        if (folder == null) {
            throw new IllegalStateException(property + " is not set: this bundle runs in Apache Karaf");
        }
        return Path.of(folder).resolve(NAME);
    }

    private static Map<String, byte[]> shipped(Bundle bundle) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        Enumeration<URL> entries = bundle.findEntries(SHIPPED, "*", true);
        for (URL url : Collections.list(entries)) {
            if (!url.getPath().endsWith("/")) {
                try (InputStream in = url.openStream()) {
                    files.put(url.getPath().substring(SHIPPED.length() + 2), in.readAllBytes());
                }
            }
        }
        return files;
    }

    @Override
    public void stop(BundleContext context) throws SQLException {
        if (keeper != null) {
            keeper.close();
        }
        trackers.forEach(ServiceTracker::close);
        Drivers.withdraw();
    }
}
