package org.orderrelay.app.karaf;

import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Services of one type that come and go with other bundles. */
final class Contributions<T> extends ServiceTracker<T, T> {
    private final Consumer<T> added;
    private final Consumer<T> removed;

    /** @param removed must return only when nothing uses the service any more: its classes go with it */
    Contributions(BundleContext context, Class<T> type, Consumer<T> added, Consumer<T> removed) {
        super(context, type, null);
        this.added = added;
        this.removed = removed;
    }

    @Override
    public T addingService(ServiceReference<T> reference) {
        T service = super.addingService(reference);
        if (service != null) {
            added.accept(service);
        }
        return service;
    }

    @Override
    public void removedService(ServiceReference<T> reference, T service) {
        removed.accept(service);
        super.removedService(reference, service);
    }
}
