package org.orderrelay.pipeline.outbox;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.orderrelay.delivery.TransportOutcome;

/** Which exception of the HTTP client means what. Only what is thrown before the first byte leaves is "surely not sent". */
final class Failures {
    private Failures() {}

    static TransportOutcome kind(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectTimeoutException) {
                return TransportOutcome.CONNECT_TIMEOUT;
            }
            if (cause instanceof ConnectionRequestTimeoutException) {
                return TransportOutcome.POOL_TIMEOUT;
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return TransportOutcome.CONNECT_REFUSED;
            }
            if (cause instanceof UnknownHostException) {
                return TransportOutcome.DNS;
            }
            if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
                return TransportOutcome.TLS;
            }
            if (cause instanceof SocketTimeoutException) {
                return TransportOutcome.READ_TIMEOUT;
            }
        }
        return TransportOutcome.CONNECTION_LOST;
    }
}
