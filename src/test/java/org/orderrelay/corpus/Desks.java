package org.orderrelay.corpus;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orderrelay.account.Account;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.Secret;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.provider.Provider;
import org.orderrelay.provider.infobip.Infobip;
import org.orderrelay.provider.kaleyra.Kaleyra;
import org.orderrelay.provider.meta.Meta;

/** The three providers with the code tables the relay ships, and an account at each. */
final class Desks {
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final CodeTable KALEYRA_CODES = codes("kaleyra");
    private static final CodeTable META_CODES = codes("meta");
    private static final CodeTable INFOBIP_CODES = codes("infobip");
    private static final Map<String, Provider> PROVIDERS = Stream.of(
                    new Kaleyra(() -> KALEYRA_CODES, () -> META_CODES, CLOCK, false),
                    new Meta(() -> META_CODES, CLOCK, false),
                    new Infobip(() -> INFOBIP_CODES, CLOCK, false))
            .collect(Collectors.toMap(Provider::name, provider -> provider));

    private Desks() {}

    static Provider provider(String name) {
        return PROVIDERS.get(name);
    }

    static Account account(String provider) {
        return new Account(
                provider,
                provider,
                URI.create("https://api.example.com"),
                "1055",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                PaymentDefaults.NONE,
                List.of(),
                Map.of(),
                Map.of("webhook.secret", new Secret("s"), "webhook.app-secret", new Secret("s")));
    }

    private static CodeTable codes(String provider) {
        Path file = Path.of("config/codes/" + provider + ".yaml");
        try {
            return CodeTable.of(new YAMLMapper()
                    .readValue(file.toFile(), CodeTable.Source.class)
                    .codes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
