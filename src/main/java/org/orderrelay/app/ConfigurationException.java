package org.orderrelay.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration cannot be used: every fault at once, each saying where it is. */
public final class ConfigurationException extends RuntimeException {
    private final List<String> faults;

    ConfigurationException(List<String> faults, @Nullable Throwable cause) {
        super(String.join("; ", faults), cause);
        this.faults = List.copyOf(faults);
    }

    static void throwIfAny(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults, null);
        }
    }

    public List<String> faults() {
        return faults;
    }
}
