package org.orderrelay.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;
import org.orderrelay.provider.infobip.Infobip;
import org.orderrelay.provider.kaleyra.Kaleyra;
import org.orderrelay.provider.meta.Meta;

/**
 * The providers this release ships, with their code tables. A table may be missing while no account needs it: a
 * configuration of an older release goes on as it is.
 *
 * @param codes tables that are read again when their files change
 */
record ShippedProviders(Providers providers, List<CodesFile> codes) {
    private static final List<Shipped> SHIPPED = List.of(
            new Shipped("kaleyra", Kaleyra::new), new Shipped("meta", Meta::new), new Shipped("infobip", Infobip::new));

    /** A provider's name, which is its table's too, and how one is made. */
    private record Shipped(String name, Maker maker) {}

    private interface Maker {
        Provider make(Supplier<CodeTable> codes, Clock clock, boolean httpAllowed);
    }

    /**
     * Reads the tables.
     *
     * @throws ConfigurationException if one that is needed is missing or faulty
     */
    static ShippedProviders read(ConfigFolder folder, Accounts accounts, Clock clock, boolean httpAllowed) {
        List<Provider> providers = new ArrayList<>();
        List<CodesFile> codes = new ArrayList<>();
        for (Shipped shipped : SHIPPED) {
            Path file = folder.file("codes/" + shipped.name() + ".yaml");
            if (Files.exists(file) || isUsed(shipped.name(), accounts)) {
                CodesFile table = new CodesFile(file);
                codes.add(table);
                providers.add(shipped.maker().make(table, clock, httpAllowed));
            }
        }
        return new ShippedProviders(new Providers(providers), List.copyOf(codes));
    }

    private static boolean isUsed(String provider, Accounts accounts) {
        return accounts.all().stream().anyMatch(account -> account.provider().equals(provider));
    }
}
