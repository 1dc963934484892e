package org.orderrelay.pipeline.outbox;

/**
 * Whether the call of this thread has a connection, so that its bytes may have left. camel-http makes the call on the
 * thread of the exchange and offers no other way to hand something through.
 */
final class CallMark {
    private static final ThreadLocal<Boolean> CONNECTED = ThreadLocal.withInitial(() -> false);

    private CallMark() {}

    static void begin() {
        CONNECTED.set(false);
    }

    static void connected() {
        CONNECTED.set(true);
    }

    static boolean isConnected() {
        return CONNECTED.get();
    }
}
