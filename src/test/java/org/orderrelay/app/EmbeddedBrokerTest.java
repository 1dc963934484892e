package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Path;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded broker and clients that mean no good. */
class EmbeddedBrokerTest {
    @TempDir
    private Path folder;

    private static void send(String url, int size) throws JMSException {
        try (Connection connection = new ActiveMQConnectionFactory(url).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(new byte[size]);
            session.createProducer(session.createQueue("orders")).send(message);
        }
    }

    @Test
    void aMessageOfFiveMegabytesIsNotTaken() throws Exception {
        String url = "tcp://127.0.0.1:" + RunningRelay.freePort();
        try (EmbeddedBroker broker = new EmbeddedBroker(folder, url)) {
            broker.start();

            send(url, 1 << 20);
            assertThatThrownBy(() -> send(url, 5 << 20)).isInstanceOf(JMSException.class);
        }
    }

    @Test
    void anOperatorsOwnLimitStays() {
        assertThat(EmbeddedBroker.bounded("tcp://h:1?wireFormat.maxFrameSize=9"))
                .isEqualTo("tcp://h:1?wireFormat.maxFrameSize=9");
        assertThat(EmbeddedBroker.bounded("tcp://h:1?a=b")).isEqualTo("tcp://h:1?a=b&wireFormat.maxFrameSize=4194304");
    }
}
