package org.orderrelay.pipeline;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.orderrelay.account.Account;
import org.orderrelay.account.Accounts;
import org.orderrelay.account.Limits;
import org.orderrelay.account.PaymentDefaults;
import org.orderrelay.account.RetryPolicy;
import org.orderrelay.account.Secret;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.enrich.ContactBook;
import org.orderrelay.enrich.ContactLookup;
import org.orderrelay.enrich.Enricher;
import org.orderrelay.enrich.Routing;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.mapping.SourceForms;
import org.orderrelay.order.Origin;
import org.orderrelay.pipeline.intake.IntakeBeans;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.Recording;
import org.orderrelay.provider.Providers;
import org.orderrelay.provider.kaleyra.Kaleyra;

/** Runs some of the shipped route files, with their real beans and a scripted ledger. Wires, hence its imports. */
public abstract class RoutesOnTest extends CamelTestSupport {
    /** What every order goes through, from the documents a source took to the ledger. */
    protected static final List<String> THE_WAY = List.of(
            "20-read-documents",
            "21-split-documents",
            "30-validate-orders",
            "31-enrich-orders",
            "32-split-recipients",
            "40-route-by-status",
            "41-compose-order-details",
            "42-compose-order-status",
            "43-refuse-stray-notifications",
            "50-record-orders");

    protected final ScriptedLedger ledger = new ScriptedLedger();
    protected final Account account = account();

    /** The files to load, without {@code .yaml}; the failure policies come with them. */
    protected abstract List<String> files();

    /** Placeholders of those files. */
    protected Map<String, String> placeholders() {
        return Map.of();
    }

    /** The account an order stays with. */
    protected Optional<String> accountOf(String referenceId) {
        return Optional.empty();
    }

    /** Where customers are looked up. */
    protected ContactLookup contacts() {
        return ContactBook.EMPTY;
    }

    /** How documents are read: as canonical ones. */
    protected SourceForms forms(CanonicalOrders orders) {
        return SourceForms.canonical(orders);
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties properties = new Properties();
        properties.putAll(placeholders());
        configuration.withUseOverridePropertiesWithPropertiesComponent(properties);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                PluginHelper.getRoutesLoader(getContext()).loadRoutes(resource("00-failure-policies"));
                for (String file : files()) {
                    PluginHelper.getRoutesLoader(getContext()).loadRoutes(resource(file));
                }
            }

            private Resource resource(String file) {
                Path path = Path.of("routes", file + ".yaml").toAbsolutePath();
                return PluginHelper.getResourceLoader(getContext()).resolveResource("file:" + path);
            }
        };
    }

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        Clock clock = Clock.systemUTC();
        Accounts accounts = new Accounts(List.of(account));
        Enricher enricher = new Enricher(contacts(), accounts, new Routing(List.of(), account.name()));
        Supplier<CodeTable> unused = () -> {
            throw new IllegalStateException("nothing is answered here");
        };
        Providers providers = new Providers(List.of(new Kaleyra(unused, unused, clock, true)));
        SourceForms forms = forms(new CanonicalOrders(clock, List.of("*")));
        new IntakeBeans(clock, forms, enricher, providers, this::accountOf).bindTo(registry::bind);
        registry.bind("recording", new Recording(ledger, verdicts -> {}));
        registry.bind("outages", new Outages(clock));
    }

    private static Account account() {
        return new Account(
                "kaleyra-test",
                "kaleyra",
                URI.create("http://127.0.0.1:1"),
                "+911234567890",
                Limits.NONE,
                RetryPolicy.DEFAULT,
                Duration.ofMinutes(10),
                64,
                new PaymentDefaults("upi", "tea-shop"),
                List.of(
                        new TemplateRef("order_details", null, "en_US", "tea_invoice", false, null, null, null),
                        new TemplateRef("order_status", null, "en_US", "tea_news", false, null, null, null)),
                Map.of("sid", "HX1"),
                Map.of("api-key", new Secret("key")));
    }

    protected static ReceivedDocument document(String id, String text) {
        return ReceivedDocument.of(Origin.of("jms", id), text.getBytes(StandardCharsets.UTF_8));
    }
}
