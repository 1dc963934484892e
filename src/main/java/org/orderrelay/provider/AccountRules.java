package org.orderrelay.provider;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.Secret;

/** What every provider asks of an account of {@code accounts.yaml}; found at start and not at the first order. */
public final class AccountRules {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    /** What may stand in a header: visible ASCII, so no line end of a key file either. */
    private static final Pattern HEADER = Pattern.compile("[!-~]+");

    private AccountRules() {}

    /**
     * What is wrong with {@code base-url}; empty if nothing is.
     *
     * @param httpAllowed {@code security.http.allowed}: whether plain http may go beyond loopback
     * @param example a right one, for the message
     */
    public static Optional<String> baseUrl(URI baseUrl, boolean httpAllowed, String example) {
        String scheme = baseUrl.getScheme() == null ? "" : baseUrl.getScheme().toLowerCase(Locale.ROOT);
        String host = baseUrl.getHost() == null ? "" : baseUrl.getHost();
        if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
            return Optional.of("base-url must be https with a host: " + example);
        }
        if (scheme.equals("http") && !httpAllowed && !LOOPBACK.contains(host)) {
            return Optional.of("base-url must be https; http is for loopback only, unless security.http.allowed=true");
        }
        return Optional.empty();
    }

    /** What is wrong with a credential that travels in a header; empty if nothing is. Never quotes it. */
    public static Optional<String> credential(Account account, String key) {
        @Nullable Secret secret = account.secrets().get(key);
        boolean right = secret != null && HEADER.matcher(secret.reveal()).matches();
        return right ? Optional.empty() : Optional.of(key + " is missing, or has blanks or line ends in it");
    }
}
