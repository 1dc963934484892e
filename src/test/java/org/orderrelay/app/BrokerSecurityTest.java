package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.activemq.broker.Broker;
import org.apache.activemq.broker.BrokerFilter;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.ConnectionContext;
import org.apache.activemq.broker.SslBrokerService;
import org.apache.activemq.command.ConnectionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S13: brokers behind TLS and a login. */
class BrokerSecurityTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path stores;

    @TempDir
    private Path folder;

    private SslBrokerService broker;

    @BeforeAll
    static void makeCertificates() throws Exception {
        pair("right", "ip:127.0.0.1,dns:localhost");
        pair("other-name", "dns:mq.example.com");
        pair("client", "dns:relay.example.com");
    }

    /** A self-signed certificate with its key, and a store that trusts it. */
    private static void pair(String name, String names) throws Exception {
        String own = stores.resolve(name + ".p12").toString();
        String certificate = stores.resolve(name + ".pem").toString();
        keytool("-genkeypair -alias a -keyalg EC -validity 2 -dname CN=" + name + " -ext SAN=" + names + " -keystore "
                + own);
        keytool("-exportcert -rfc -alias a -file " + certificate + " -keystore " + own);
        keytool("-importcert -noprompt -alias a -file " + certificate + " -keystore "
                + stores.resolve(name + "-trust.p12"));
    }

    private static void keytool(String options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream words = process.getInputStream()) {
            String said = new String(words.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    /** Starts a broker with this certificate; says where it is. */
    private String start(String certificate, boolean asksForCertificate) throws Exception {
        broker = new SslBrokerService();
        broker.setBrokerName("tls");
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.setPlugins(new BrokerPlugin[] {WithLogin::new});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(certificate + ".p12"), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("client-trust.p12"));
        var connector = broker.addSslConnector(
                "ssl://127.0.0.1:0" + (asksForCertificate ? "?needClientAuth=true" : ""),
                keys.getKeyManagers(),
                trust.getTrustManagers(),
                null);
        broker.start();
        broker.waitUntilStarted();
        return "ssl://127.0.0.1:" + connector.getConnectUri().getPort();
    }

    /** Lets in one user. */
    private static final class WithLogin extends BrokerFilter {
        WithLogin(Broker next) {
            super(next);
        }

        @Override
        public void addConnection(ConnectionContext context, ConnectionInfo info) throws Exception {
            if (!"relay".equals(info.getUserName()) || !"right".equals(info.getPassword())) {
                throw new SecurityException("user name or password is invalid");
            }
            super.addConnection(context, info);
        }
    }

    private static KeyStore store(String name) throws Exception {
        return KeyStore.getInstance(stores.resolve(name).toFile(), PASSWORD.toCharArray());
    }

    @AfterEach
    void stop() throws Exception {
        if (broker != null) {
            broker.stop();
            broker.waitUntilStopped();
        }
    }

    /** Settings by their environment names; the login is right unless they say otherwise. */
    private Settings settings(String url, String... more) {
        Map<String, String> environment =
                new HashMap<>(Map.of("BROKER_URL", url, "BROKER_USER", "relay", "BROKER_PASSWORD", "right"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return Settings.load(folder, folder, environment);
    }

    private static String[] trusting(String name) {
        return new String[] {
            "BROKER_TLS_TRUSTSTORE_FILE",
            stores.resolve(name + "-trust.p12").toString(),
            "BROKER_TLS_TRUSTSTORE_PASSWORD",
            PASSWORD
        };
    }

    private static void connect(Settings settings) throws JMSException {
        try (Connection connection = Brokers.connections(settings).createConnection()) {
            connection.start();
        }
    }

    @Test
    void aTrustedBrokerWithTheRightNameAndLoginIsConnectedTo() throws Exception {
        String url = start("right", false);

        assertThatCode(() -> connect(settings(url, trusting("right")))).doesNotThrowAnyException();
        assertThatCode(() -> connect(settings("failover:(" + url + ")?timeout=5000", trusting("right"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aWrongOrMissingLoginIsRefused() throws Exception {
        String url = start("right", false);
        String[] trust = trusting("right");

        assertThatThrownBy(() ->
                        connect(settings(url, trust[0], trust[1], trust[2], trust[3], "BROKER_PASSWORD", "wrong")))
                .isInstanceOf(JMSException.class)
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> connect(settings(url, trust[0], trust[1], trust[2], trust[3], "BROKER_USER", "")))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void aSelfSignedBrokerIsRefused() throws Exception {
        String url = start("right", false);

        assertThatThrownBy(() -> connect(settings(url))).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connect(settings(url, trusting("other-name")))).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connect(settings("failover:(" + url + ")?timeout=1000&maxReconnectAttempts=1")))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void aTrustedBrokerOfAnotherNameIsRefused() throws Exception {
        String url = start("other-name", false);

        assertThatThrownBy(() -> connect(settings(url, trusting("other-name")))).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connect(
                        settings("failover:(" + url + ")?timeout=1000&maxReconnectAttempts=1", trusting("other-name"))))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void aBrokerThatAsksForACertificateGetsTheRelaysOwn() throws Exception {
        String url = start("right", true);
        String[] trust = trusting("right");

        assertThatThrownBy(() -> connect(settings(url, trust))).isInstanceOf(JMSException.class);
        assertThatCode(() -> connect(settings(
                        url,
                        trust[0],
                        trust[1],
                        trust[2],
                        trust[3],
                        "BROKER_TLS_KEYSTORE_FILE",
                        stores.resolve("client.p12").toString(),
                        "BROKER_TLS_KEYSTORE_PASSWORD",
                        PASSWORD)))
                .doesNotThrowAnyException();
    }

    @Test
    void whatWouldWeakenOrBreakTheConnectionIsFoundAtStart() throws Exception {
        Path notAStore = Files.writeString(folder.resolve("trust.p12"), "no store");

        assertThat(Brokers.faults(settings("ssl://mq:61617?socket.verifyHostName=false")))
                .singleElement()
                .asString()
                .contains("verifyHostName");
        assertThat(Brokers.faults(settings("failover:(ssl://mq:61617?socket.verifyHostName%3DFALSE)")))
                .hasSize(1);
        assertThat(Brokers.faults(settings("ssl://mq", "BROKER_TLS_TRUSTSTORE_FILE", notAStore.toString())))
                .singleElement()
                .asString()
                .contains("broker.tls.truststore.file");
        assertThat(Brokers.faults(settings("tcp://mq", "SOURCE_JMS_SELECTOR", "region =")))
                .singleElement()
                .asString()
                .contains("source.jms.selector");
        assertThat(Brokers.faults(settings("tcp://mq", "SOURCE_JMS_SELECTOR", "region = 'EU'")))
                .isEmpty();
    }
}
