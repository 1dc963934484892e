package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** Sends the sample orders through the front doors: a JMS client, an SFTP client, an HTTP client. */
final class DemoFeeder {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Path samples;
    private final ObjectMapper json = new ObjectMapper();

    DemoFeeder(Path samples) {
        this.samples = samples;
    }

    /** One message for each element of {@code queue.json}; an element may be an array of orders. */
    void queue(String brokerUrl, String queue) throws IOException, JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(brokerUrl);
        try (ActiveMQConnection connection = (ActiveMQConnection) factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            for (JsonNode message : json.readTree(samples.resolve("queue.json").toFile())) {
                producer.send(session.createTextMessage(message.toString()));
            }
        }
    }

    /** The CSV file, under another name first, as a careful sender does. */
    void sftp(int port) throws IOException {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((session, address, key) -> true);
            client.start();
            try (ClientSession session = client.connect(DemoServers.USER, "127.0.0.1", port)
                    .verify(LONGEST)
                    .getSession()) {
                session.addPasswordIdentity(DemoServers.PASSWORD);
                session.auth().verify(LONGEST);
                try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    try (OutputStream out = sftp.write("orders/inbox/orders.csv.part")) {
                        Files.copy(samples.resolve("orders.csv"), out);
                    }
                    sftp.rename("orders/inbox/orders.csv.part", "orders/inbox/orders.csv");
                }
            }
        }
    }

    /** One request for each element of {@code rest.json}. */
    void rest(String baseUrl, String key) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (JsonNode order : json.readTree(samples.resolve("rest.json").toFile())) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/v1/orders"))
                    .timeout(LONGEST)
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + key)
                    .POST(HttpRequest.BodyPublishers.ofString(order.toString()))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            if (status != 202) {
                throw new IOException("the relay answered " + status + " to a sample order");
            }
        }
    }
}
