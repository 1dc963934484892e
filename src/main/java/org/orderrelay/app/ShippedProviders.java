package org.orderrelay.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;
import org.orderrelay.provider.infobip.Infobip;
import org.orderrelay.provider.kaleyra.Kaleyra;
import org.orderrelay.provider.meta.Meta;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers this release ships, with their code tables. A table may be missing while no account needs it: a
 * configuration of an older release goes on as it is.
 *
 * @param codes tables that are read again when their files change
 */
record ShippedProviders(Providers providers, List<CodesFile> codes) {
    private static final Logger LOG = LoggerFactory.getLogger(ShippedProviders.class);
    private static final String META = "meta";
    private static final List<Shipped> SHIPPED = List.of(
            new Shipped("kaleyra", Kaleyra::new),
            new Shipped(META, (codes, metaCodes, clock, httpAllowed) -> new Meta(codes, clock, httpAllowed)),
            new Shipped("infobip", (codes, metaCodes, clock, httpAllowed) -> new Infobip(codes, clock, httpAllowed)));

    /** A provider's name, which is its table's too, and how one is made. */
    private record Shipped(String name, Maker maker) {}

    /** Kaleyra passes Meta's codes on in its receipts: it gets Meta's table too, or its own where there is none. */
    private interface Maker {
        Provider make(Supplier<CodeTable> codes, Supplier<CodeTable> metaCodes, Clock clock, boolean httpAllowed);
    }

    /**
     * Reads the tables.
     *
     * @param contributed providers of others, with tables of their own; one that has a taken name is left out
     * @throws ConfigurationException if one that is needed is missing or faulty
     */
    static ShippedProviders read(
            ConfigFolder folder, Accounts accounts, Clock clock, boolean httpAllowed, List<Provider> contributed) {
        List<String> faults = new ArrayList<>();
        ShippedProviders shipped = read(folder, accounts, clock, httpAllowed, contributed, faults);
        ConfigurationException.throwIfAny(faults);
        return shipped;
    }

    /** The same, with the faults collected: those whose tables are good. */
    static ShippedProviders read(
            ConfigFolder folder,
            Accounts accounts,
            Clock clock,
            boolean httpAllowed,
            List<Provider> contributed,
            List<String> faults) {
        Map<String, CodesFile> tables = new LinkedHashMap<>();
        for (Shipped shipped : SHIPPED) {
            Path file = folder.file("codes/" + shipped.name() + ".yaml");
            if (Files.exists(file) || isUsed(shipped.name(), accounts)) {
                try {
                    tables.put(shipped.name(), new CodesFile(file));
                } catch (ConfigurationException e) {
                    faults.addAll(e.faults());
                }
            }
        }
        List<Provider> providers = new ArrayList<>();
        for (Shipped shipped : SHIPPED) {
            CodesFile own = tables.get(shipped.name());
            if (own != null) {
                CodesFile meta = tables.getOrDefault(META, own);
                providers.add(shipped.maker().make(own, meta, clock, httpAllowed));
            }
        }
        Set<String> taken = SHIPPED.stream().map(Shipped::name).collect(Collectors.toCollection(HashSet::new));
        for (Provider provider : contributed) {
            if (taken.add(provider.name())) {
                providers.add(provider);
            } else {
                LOG.warn("provider.ignored name={}: there is a provider of this name already", provider.name());
            }
        }
        return new ShippedProviders(new Providers(providers), List.copyOf(tables.values()));
    }

    /** Whether there is such a provider, be its table good or not. */
    static boolean isShipped(String provider) {
        return SHIPPED.stream().anyMatch(shipped -> shipped.name().equals(provider));
    }

    private static boolean isUsed(String provider, Accounts accounts) {
        return accounts.all().stream().anyMatch(account -> account.provider().equals(provider));
    }
}
