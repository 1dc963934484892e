package org.orderrelay.pipeline.outbox;

import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client does one call and nothing of its own accord: its default would repeat a request that was answered 429
 * or 503, which is a second send behind the ledger's back.
 *
 * @param connections most connections, in all and to one provider
 * @param connect longest wait for a connection
 * @param call longest time from connection to the last byte of the answer
 * @param answerBytes what is read of an answer at most; 64 kB for a message's
 */
public record CallClient(int connections, Duration connect, Duration call, int answerBytes)
        implements HttpClientConfigurer {
    /** Most bytes of an answer to a question: a list of templates comes with their texts, at Infobip in one piece. */
    public static final int QUESTION_BYTES = 2 * 1024 * 1024;

    /** A connection idle for longer is looked at before use: to write to one the provider has closed makes an unknown. */
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(100);

    private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(30);
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);

    /** A client for messages. */
    public CallClient(int connections, Duration connect, Duration call) {
        this(connections, connect, call, OneCall.MOST_BYTES);
    }

    /** One that reads longer answers, for questions beside the messages; it may share the pool. */
    public CallClient forQuestions() {
        return new CallClient(connections, connect, call, QUESTION_BYTES);
    }

    /** The pool; one for http and https alike. */
    public HttpClientConnectionManager pool() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(call))
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .setTimeToLive(LONGEST_LIFE)
                        .build())
                .build();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictExpiredConnections()
                .evictIdleConnections(LONGEST_IDLE)
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "one-call", new OneCall(call, answerBytes));
    }
}
