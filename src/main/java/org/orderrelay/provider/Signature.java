package org.orderrelay.provider;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Secret;

/** {@code sha256=<hex>}: HMAC-SHA256 over the raw bytes, as Meta signs (facts 2.7) and as our own scheme does. */
public final class Signature {
    private static final String PREFIX = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Whether a header signs these bytes with this key. Compared in constant time; anything odd about it is a no. */
    public static boolean matches(@Nullable String header, byte[] body, Secret key) {
        if (header == null || key.reveal().isEmpty() || !header.startsWith(PREFIX)) {
            return false;
        }
        byte[] given =
                header.substring(PREFIX.length()).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        byte[] right = HexFormat.of().formatHex(hmac(body, key)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, right);
    }

    private static byte[] hmac(byte[] body, Secret key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
