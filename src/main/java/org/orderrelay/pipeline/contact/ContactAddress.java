package org.orderrelay.pipeline.contact;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a customer is looked up: a template of the operator's with {@code {id}} in its path or query. Host, port and path
 * come from configuration alone. Of a customer number every byte but unreserved ones is percent-encoded, so that it stays
 * one segment or one value; a number of nothing but dots would leave its segment, and has no address.
 */
public final class ContactAddress {
    private static final String ID = "{id}";
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final String before;
    private final String after;

    private ContactAddress(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Reads a template.
     *
     * @param httpAllowed whether other than loopback addresses may be {@code http}
     * @throws IllegalArgumentException with a sentence for people that does not quote the template
     */
    public static ContactAddress of(String template, boolean httpAllowed) {
        int id = template.indexOf(ID);
        if (id < 0 || template.indexOf(ID, id + 1) >= 0) {
            throw new IllegalArgumentException("must hold {id} once, where the customer number goes");
        }
        ContactAddress address = new ContactAddress(template.substring(0, id), template.substring(id + ID.length()));
        URI sample;
        URI other;
        try {
            sample = URI.create(address.before + "1" + address.after);
            other = URI.create(address.before + "2" + address.after);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a URL", e);
        }
        String host = sample.getHost();
        if (host == null || sample.getUserInfo() != null || sample.getFragment() != null) {
            throw new IllegalArgumentException("must be https://host/path, without user or fragment");
        }
        if (!sample.getRawAuthority().equals(other.getRawAuthority())) {
            throw new IllegalArgumentException("must not let the customer number choose the host");
        }
        boolean plain = "http".equals(sample.getScheme()) && (httpAllowed || isLoopback(host));
        if (!plain && !"https".equals(sample.getScheme())) {
            throw new IllegalArgumentException("must be https; http is for loopback addresses only");
        }
        return address;
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** The address of one customer; empty for a number that cannot stand in one. */
    Optional<URI> of(String customerId) {
        if (customerId.chars().allMatch(c -> c == '.')) {
            return Optional.empty();
        }
        StringBuilder encoded = new StringBuilder(before);
        for (byte b : customerId.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return Optional.of(URI.create(encoded.append(after).toString()));
    }
}
