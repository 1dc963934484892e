package org.orderrelay.pipeline.outbox;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.TransportOutcome;

/** Which exception of the HTTP client means what. Only what happens before there is a connection is "surely not sent". */
final class Failures {
    private Failures() {}

    static TransportOutcome kind(Throwable fault, boolean connected) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            TransportOutcome kind = connected ? afterConnecting(cause) : beforeConnecting(cause);
            if (kind != null) {
                return kind;
            }
        }
        return connected ? TransportOutcome.CONNECTION_LOST : TransportOutcome.CONNECT_REFUSED;
    }

    private static @Nullable TransportOutcome afterConnecting(Throwable cause) {
        return cause instanceof SocketTimeoutException ? TransportOutcome.READ_TIMEOUT : null;
    }

    private static @Nullable TransportOutcome beforeConnecting(Throwable cause) {
        if (cause instanceof ConnectTimeoutException || cause instanceof SocketTimeoutException) {
            return TransportOutcome.CONNECT_TIMEOUT;
        }
        if (cause instanceof ConnectionRequestTimeoutException) {
            return TransportOutcome.POOL_TIMEOUT;
        }
        if (cause instanceof UnknownHostException) {
            return TransportOutcome.DNS;
        }
        if (cause instanceof SSLException) {
            return TransportOutcome.TLS;
        }
        return cause instanceof ConnectException || cause instanceof NoRouteToHostException
                ? TransportOutcome.CONNECT_REFUSED
                : null;
    }
}
