package org.orderrelay.pipeline.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clients of {@code clients.yaml}. There is no default one. */
public final class Clients {
    private static final String BEARER = "bearer ";

    private final Supplier<List<Client>> clients;

    public Clients(List<Client> clients) {
        this(() -> clients);
    }

    /** @param clients as they are now; asked at every request, so that a key that was taken out is not known any more */
    public Clients(Supplier<List<Client>> clients) {
        this.clients = clients;
    }

    /**
     * Finds who calls and checks the role.
     *
     * @param authorization {@code Bearer <key>}
     * @param apiKey the key alone, used if there is no {@code authorization}
     * @throws Problem 401 without a known key, 403 if the client's roles do not suffice
     */
    public Client require(@Nullable String authorization, @Nullable String apiKey, Set<String> roles) {
        Client client = find(authorization, apiKey).orElseThrow(Clients::unknown);
        if (!client.mayAny(roles)) {
            throw new Problem(
                    403,
                    "forbidden",
                    "This needs one of the roles " + roles.stream().sorted().toList());
        }
        return client;
    }

    static Problem unknown() {
        return new Problem(
                401, "unauthorized", "A known key is needed: Authorization: Bearer <key>, or X-API-Key: <key>");
    }

    /** Who calls; the parameters as in {@link #require}. */
    Optional<Client> find(@Nullable String authorization, @Nullable String apiKey) {
        String key = apiKey;
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            key = authorization.substring(BEARER.length()).trim();
        }
        if (key == null || key.isEmpty()) {
            return Optional.empty();
        }
        byte[] hash = hash(key).getBytes(StandardCharsets.US_ASCII);
        return clients.get().stream()
                .filter(client -> MessageDigest.isEqual(
                        hash, client.keySha256().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII)))
                .findFirst();
    }

    /** The form in which a key stands in {@code clients.yaml}. */
    public static String hash(String key) {
        return hash(key.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 in hex. */
    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
