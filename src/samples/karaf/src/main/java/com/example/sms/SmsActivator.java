package com.example.sms;

import java.nio.file.Path;
import org.apache.camel.RoutesBuilder;
import org.orderrelay.provider.Provider;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers a provider and a source to the relay as two services; they go with this bundle. */
public final class SmsActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(Provider.class, new SmsProvider(), null);
        Path inbox = Path.of(context.getProperty("karaf.data"), "shop");
        context.registerService(RoutesBuilder.class, new ShopRoutes(inbox), null);
    }

    @Override
    public void stop(BundleContext context) {
        // Karaf withdraws the services
    }
}
