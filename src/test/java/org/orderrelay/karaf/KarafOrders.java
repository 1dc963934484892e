package org.orderrelay.karaf;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.activemq.ActiveMQConnectionFactory;

/** Orders on their way into a relay, by its queue and by REST. */
final class KarafOrders {
    static final String KEY = "key-of-the-erp";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String broker;
    private final String rest;

    /** @param brokerPort a lost connection is waited for */
    KarafOrders(int brokerPort, int httpPort) {
        this.broker = "failover:(tcp://127.0.0.1:" + brokerPort + ")?maxReconnectDelay=500&timeout=60000";
        this.rest = "http://127.0.0.1:" + httpPort + "/v1/orders";
    }

    /** The broker has it on disk when this returns. */
    void queue(String order) throws JMSException {
        queue(new String[] {order});
    }

    void queue(String... orders) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(broker).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("orders"))) {
            for (String order : orders) {
                producer.send(session.createTextMessage(order));
            }
        }
    }

    /** The status of the answer; 0 while nobody listens. */
    int post(String order) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(rest))
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** An invoice; the last digits of its number come from the reference's own. */
    static String invoice(String reference) {
        int number = Math.floorMod(reference.hashCode(), 100_000);
        return """
                {"reference_id":"%s","status":"pending","customer":{"phone":"+9198765%05d"},"currency":"INR",
                 "items":[{"retailer_id":"T","name":"Tea","quantity":1,"amount":"100.00","country_of_origin":"IN",
                 "importer_name":"Acme","importer_address":{"address_line1":"1 Main St","city":"Pune",
                 "country_code":"IN","postal_code":"411001"}}],"subtotal":"100.00","total_amount":"100.00"}""".formatted(reference, number);
    }
}
