package org.orderrelay.app.karaf;

import java.util.List;
import org.orderrelay.app.Relay;
import org.orderrelay.provider.Provider;

/** How a relay is started. Used by one thread. */
interface Launch {
    /**
     * Starts one.
     *
     * @param contributed providers of other bundles
     * @throws org.orderrelay.app.ConfigurationException if it is not configured well
     */
    Relay start(List<Provider> contributed) throws Exception;

    /** Whether a file of the configuration is another than at the last start. */
    boolean isChanged();
}
