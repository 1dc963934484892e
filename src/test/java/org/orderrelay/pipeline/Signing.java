package org.orderrelay.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of webhooks as a provider makes them, and the ways in which one can be wrong. */
public final class Signing {
    private static final String KEY = "app-secret";
    private static final String HEADER = "X-Hub-Signature-256";
    private static final String TEXT = "{\"a\": 1, \"b\": 2}";
    private static final byte[] BODY = bytes(TEXT);

    private Signing() {}

    /** A body with headers that do not sign it. */
    public record Wrong(String name, String body, List<String> headers) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Wrong wrong(String name, String body, String... headers) {
        return new Wrong(name, body, List.of(headers));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The header's value for a body and a key. */
    public static String sha256(byte[] body, String key) {
        // a Mac takes no empty key; whoever has none signs with what it is padded with
        return "sha256=" + hmac("HmacSHA256", body, key.isEmpty() ? "\0" : key);
    }

    /** Basic authentication. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString(bytes(user + ':' + password));
    }

    private static String hmac(String algorithm, byte[] body, String key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(key), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Twenty and more ways to be wrong. */
    static Stream<Wrong> wrongOnes() {
        String right = sha256(BODY, KEY);
        String hex = right.substring("sha256=".length());
        return Stream.of(
                wrong("none", TEXT, "Accept", "*/*"),
                wrong("empty", TEXT, HEADER, ""),
                wrong("prefix alone", TEXT, HEADER, "sha256="),
                wrong("without prefix", TEXT, HEADER, hex),
                wrong("another prefix", TEXT, HEADER, "sha1=" + hex),
                wrong("prefix in capitals", TEXT, HEADER, "SHA256=" + hex),
                wrong("cut short", TEXT, HEADER, right.substring(0, right.length() - 1)),
                wrong("too long", TEXT, HEADER, right + "0"),
                wrong("one digit off", TEXT, HEADER, right.substring(0, right.length() - 1) + other(right)),
                wrong("no hex", TEXT, HEADER, "sha256=" + "z".repeat(64)),
                wrong("in Base64", TEXT, HEADER, "sha256=" + base64(hex)),
                wrong("another key", TEXT, HEADER, sha256(BODY, "app-secre")),
                wrong("key in capitals", TEXT, HEADER, sha256(BODY, KEY.toUpperCase(Locale.ROOT))),
                wrong("no key", TEXT, HEADER, sha256(BODY, "")),
                wrong("SHA-1", TEXT, HEADER, "sha256=" + hmac("HmacSHA1", BODY, KEY)),
                wrong("the old header", TEXT, "X-Hub-Signature", "sha1=" + hmac("HmacSHA1", BODY, KEY)),
                wrong("our own header", TEXT, "X-Signature-256", right),
                wrong("twice", TEXT, HEADER, right, HEADER, right),
                wrong("two in one", TEXT, HEADER, right + "," + right),
                wrong("of an empty body", TEXT, HEADER, sha256(new byte[0], KEY)),
                wrong("body re-ordered", "{\"b\": 2, \"a\": 1}", HEADER, right),
                wrong("body without blanks", "{\"a\":1,\"b\":2}", HEADER, right),
                wrong("body with a line end", TEXT + "\n", HEADER, right),
                wrong("body cut short", TEXT.substring(1), HEADER, right),
                wrong("body empty", "", HEADER, right));
    }

    private static char other(String text) {
        return text.endsWith("0") ? '1' : '0';
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
