package org.orderrelay.provider.meta;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.orderrelay.account.Account;

/** Addresses and headers of the Graph API (facts 2.1). */
final class Graph {
    static final String PHONE_NUMBER_ID = "phone-number-id";
    static final String BUSINESS_ACCOUNT_ID = "business-account-id";
    static final String API_VERSION = "api-version";
    static final String ACCESS_TOKEN = "access-token";
    static final String DEFAULT_VERSION = "v23.0";

    private Graph() {}

    /** {@code <base-url>/<api-version>/<parts>}, each part percent-encoded. */
    static URI uri(Account account, String... parts) {
        String base = account.baseUrl().toString();
        StringBuilder uri = new StringBuilder(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
        uri.append('/').append(account.option(API_VERSION).orElse(DEFAULT_VERSION));
        for (String part : parts) {
            uri.append('/').append(encoded(part));
        }
        return URI.create(uri.toString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String phoneNumberId(Account account) {
        return account.option(PHONE_NUMBER_ID).orElse(account.sender());
    }

    static Map<String, String> headers(Account account) {
        return Map.of(
                "Authorization", "Bearer " + account.secret(ACCESS_TOKEN).reveal(),
                "Content-Type", "application/json",
                "Accept", "application/json");
    }
}
