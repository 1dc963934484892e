package org.orderrelay.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.orderrelay.account.Accounts;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.Providers;
import org.orderrelay.provider.kaleyra.Kaleyra;
import org.orderrelay.provider.meta.Meta;

/**
 * The providers this release ships, with their code tables. A table may be missing while no account needs it: a
 * configuration of an older release goes on as it is.
 *
 * @param codes tables that are read again when their files change
 */
record ShippedProviders(Providers providers, List<CodesFile> codes) {
    /**
     * Reads the tables.
     *
     * @throws ConfigurationException if one that is needed is missing or faulty
     */
    static ShippedProviders read(ConfigFolder folder, Accounts accounts, Clock clock, boolean httpAllowed) {
        List<Provider> providers = new ArrayList<>();
        List<CodesFile> codes = new ArrayList<>();
        CodesFile kaleyra = new CodesFile(folder.file("codes/kaleyra.yaml"));
        codes.add(kaleyra);
        providers.add(new Kaleyra(kaleyra, clock, httpAllowed));
        Path metaFile = folder.file("codes/meta.yaml");
        if (Files.exists(metaFile) || isUsed("meta", accounts)) {
            CodesFile meta = new CodesFile(metaFile);
            codes.add(meta);
            providers.add(new Meta(meta, clock, httpAllowed));
        }
        return new ShippedProviders(new Providers(providers), List.copyOf(codes));
    }

    private static boolean isUsed(String provider, Accounts accounts) {
        return accounts.all().stream().anyMatch(account -> account.provider().equals(provider));
    }
}
