package org.orderrelay.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers by the word that {@code accounts.yaml} uses for them. */
public final class Providers {
    private final Map<String, Provider> byName;

    public Providers(List<Provider> providers) {
        byName = providers.stream().collect(Collectors.toUnmodifiableMap(Provider::name, Function.identity()));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * The provider of that name.
     *
     * @throws IllegalArgumentException if there is none; start-up checks every account, so this is a fault of ours
     */
    public Provider get(String name) {
        Provider provider = byName.get(name);
        if (provider == null) {
            throw new IllegalArgumentException("no provider " + name);
        }
        return provider;
    }
}
