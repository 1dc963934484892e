package org.orderrelay.app.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.app.RouteDesk;
import org.orderrelay.pipeline.TeaProvider;
import org.orderrelay.provider.Provider;

class RelayKeeperTest {
    private static final String TEA = """
            accounts:
              - name: tea
                provider: tea
                base-url: http://127.0.0.1:1
                templates:
                  - {notification: order_details, locale: en_US, name: details}
                  - {notification: order_status, locale: en_US, name: status}
            routing: {default: tea}
            """;

    @TempDir
    private Path work;

    private Path etc;
    private RelayKeeper keeper;

    @BeforeEach
    void start() throws IOException {
        etc = Files.createDirectories(work.resolve("etc"));
        Map<String, String> environment = Map.of(
                "HTTP_PORT", freePort(),
                "MANAGEMENT_PORT", freePort(),
                "BROKER_EMBEDDED_URL", "tcp://127.0.0.1:" + freePort());
        keeper = new RelayKeeper(new EtcLaunch(etc, work.resolve("data"), shipped(), environment), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        keeper.close();
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the bundle has them. */
    private static Map<String, byte[]> shipped() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        for (String folder : List.of("config", "routes")) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String name = file.toString();
                    files.put(folder.equals("config") ? name.substring(7) : name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private void until(Class<? extends Standing> standing) {
        await().atMost(Duration.ofSeconds(30)).until(() -> standing.isInstance(keeper.standing()));
    }

    @Test
    void saysWhatTheConfigurationLacksAndStartsWhenItIsMended() throws IOException {
        keeper.start();
        until(Standing.Misconfigured.class);
        assertThat(((Standing.Misconfigured) keeper.standing()).faults())
                .singleElement()
                .asString()
                .contains("accounts.yaml", "KALEYRA_API_KEY is not set");
        assertThatThrownBy(keeper::desk)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order-relay:status");

        String accounts = Files.readString(etc.resolve("accounts.yaml"));
        Files.writeString(etc.resolve("accounts.yaml"), accounts.replace("{{env:KALEYRA_API_KEY}}", "key"));

        until(Standing.Running.class);
    }

    @Test
    void aProviderOfAnotherBundleStartsItAndStopsItWhenItGoes() throws IOException {
        Files.writeString(etc.resolve("accounts.yaml"), TEA);
        Provider tea = new TeaProvider();
        keeper.start();
        until(Standing.Misconfigured.class);

        keeper.add(tea);
        until(Standing.Running.class);

        keeper.remove(tea);
        assertThat(keeper.standing()).isInstanceOf(Standing.Misconfigured.class);
    }

    @Test
    void routesOfAnotherBundleComeAndGoWhileItRuns() throws Exception {
        Files.writeString(etc.resolve("accounts.yaml"), TEA);
        keeper.add(new TeaProvider());
        RouteBuilder early = route("early");
        RouteBuilder late = route("late");
        keeper.add(early);
        keeper.start();
        until(Standing.Running.class);
        keeper.add(late);
        assertThat(ids()).contains("early", "late", "ingest-jms");

        keeper.remove(early);

        assertThat(ids()).contains("late", "ingest-jms").doesNotContain("early");
    }

    @Test
    void contributedRoutesThatFailDoNotStopTheRelay() throws Exception {
        Files.writeString(etc.resolve("accounts.yaml"), TEA);
        keeper.add(new TeaProvider());
        keeper.add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fine").routeId("fine").to("direct:elsewhere");
                from("no-such-component:x").routeId("faulty").to("direct:elsewhere");
            }
        });
        keeper.start();
        until(Standing.Running.class);

        assertThat(ids()).contains("ingest-jms").doesNotContain("fine", "faulty");
    }

    private static RouteBuilder route(String id) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).routeId(id).to("direct:elsewhere");
            }
        };
    }

    /** Asked on the keeper's thread: everything told to it before has happened. */
    private List<String> ids() throws Exception {
        return keeper.ask(
                desk -> desk.routes().all().stream().map(RouteDesk.Standing::id).toList());
    }
}
