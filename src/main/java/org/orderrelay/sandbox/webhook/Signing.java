package org.orderrelay.sandbox.webhook;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.orderrelay.sandbox.conduct.WebhookTarget;

/** How a call shows that it is genuine: by its path, by basic authentication, by an HMAC-SHA256 over its raw bytes. */
final class Signing {
    private static final String ALGORITHM = "HmacSHA256";

    private Signing() {}

    /** Where a call to this target goes. */
    static String address(WebhookTarget target, String url) {
        boolean inPath = target.secret() != null && target.auth() == WebhookTarget.Auth.PATH;
        return inPath ? url + (url.endsWith("/") ? "" : "/") + target.secret() : url;
    }

    /** Adds what goes into the headers. */
    static void sign(MultiMap headers, WebhookTarget target, String signatureHeader, Buffer body) {
        String secret = target.secret();
        if (secret == null) {
            return;
        }
        if (target.auth() == WebhookTarget.Auth.BASIC) {
            byte[] login = (target.user() + ':' + secret).getBytes(StandardCharsets.UTF_8);
            headers.set("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        } else if (target.auth() == WebhookTarget.Auth.SIGNATURE) {
            headers.set(signatureHeader, "sha256=" + HexFormat.of().formatHex(hmac(body.getBytes(), secret)));
        }
    }

    private static byte[] hmac(byte[] body, String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
