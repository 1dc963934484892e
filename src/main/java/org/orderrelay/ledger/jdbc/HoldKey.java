package org.orderrelay.ledger.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.orderrelay.delivery.Scope;

/** The scope a hold is about. A recipient stands in it as a hash, never as a number. */
record HoldKey(Scope scope, String key) {
    private static final int HASH_BYTES = 12;

    static HoldKey of(Scope scope, DeliveryFacts facts) {
        return switch (scope) {
            case ACCOUNT -> new HoldKey(scope, facts.account());
            case SENDER -> new HoldKey(scope, facts.account() + '|' + facts.sender());
            case TEMPLATE -> new HoldKey(scope, facts.account() + '|' + facts.template() + '|' + facts.language());
            case RECIPIENT -> recipient(facts.account(), facts.recipient());
            case MESSAGE -> throw new IllegalArgumentException("a single message cannot be held");
        };
    }

    static HoldKey recipient(String account, String e164) {
        return new HoldKey(Scope.RECIPIENT, account + '|' + hash(e164));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
