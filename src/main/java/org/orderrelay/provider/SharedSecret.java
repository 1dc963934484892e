package org.orderrelay.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Secret;

/**
 * Who may call the webhook of an account whose provider signs nothing of its own (Kaleyra, Infobip): whoever has the
 * account's {@code webhook.secret}, in the path, as the password of Basic authentication (the user is the account), or as
 * the key of {@code X-Signature-256}. One of them is enough; a wrong one is not made good by a right one elsewhere.
 */
public final class SharedSecret {
    /** Key of the secret in {@link Account#secrets()}. */
    public static final String KEY = "webhook.secret";

    private static final String BASIC = "basic ";
    private static final String SIGNATURE = "x-signature-256";

    private SharedSecret() {}

    /** Whether the call has the secret. Compared in constant time; without a configured secret nobody has. */
    public static boolean admits(WebhookCall call, Account account) {
        Secret secret = account.secrets().get(KEY);
        if (secret == null || secret.reveal().isEmpty()) {
            return false;
        }
        if (call.secret() != null) {
            return equal(call.secret(), secret.reveal());
        }
        String signature = call.headers().get(SIGNATURE);
        if (signature != null) {
            return Signature.matches(signature, call.body(), secret);
        }
        return basic(call.headers().get("authorization"), account.name() + ':' + secret.reveal());
    }

    private static boolean basic(@Nullable String header, String expected) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return false;
        }
        try {
            byte[] given =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            return equal(new String(given, StandardCharsets.UTF_8), expected);
        } catch (IllegalArgumentException e) {
            return false; // not Base64: nobody's password
        }
    }

    private static boolean equal(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
