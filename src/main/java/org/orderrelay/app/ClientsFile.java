package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orderrelay.pipeline.rest.Client;
import org.orderrelay.pipeline.rest.Roles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code clients.yaml}: who may call the REST API. A missing file means nobody. It is looked at again while it is used, once
 * a second at most, so that a key that was taken out stops working whatever else the relay is busy with. A faulty
 * change is reported and the clients before it stay; a file that is gone at two looks in a row (an editor may be replacing
 * it) means nobody.
 */
final class ClientsFile implements Supplier<List<Client>> {
    private static final Logger LOG = LoggerFactory.getLogger(ClientsFile.class);
    private static final String NAME = "clients.yaml";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    static final String CLIENT_NAME = "[A-Za-z0-9._-]{1,64}";

    private final ConfigFolder folder;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile List<Client> clients;
    private volatile Instant nextLook;
    private @Nullable String seen;
    private boolean wasGone;

    /**
     * Reads the file.
     *
     * @throws ConfigurationException with every fault
     */
    ClientsFile(ConfigFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.seen = text();
        this.clients = read(folder.yamlIfPresent(NAME));
        this.nextLook = clock.instant().plus(BETWEEN_LOOKS);
    }

    @Override
    public List<Client> get() {
        if (!clock.instant().isBefore(nextLook) && looking.tryLock()) {
            try {
                nextLook = clock.instant().plus(BETWEEN_LOOKS);
                look();
            } finally {
                looking.unlock();
            }
        }
        return clients;
    }

    private void look() {
        try {
            String now = text();
            boolean changed = now == null ? wasGone && seen != null : !now.equals(seen);
            wasGone = now == null;
            if (changed) {
                seen = now;
                clients = read(folder.yamlIfPresent(NAME));
                LOG.info("clients.reloaded clients={}", clients.size());
            }
        } catch (RuntimeException e) {
            LOG.error("{} is faulty and not used; the clients before it stay: {}", NAME, e.getMessage());
        }
    }

    /** What stands in it; null if there is none. */
    private @Nullable String text() {
        Path file = folder.file(NAME);
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new ConfigurationException(List.of(file + " cannot be read: " + e.getMessage()), e);
        }
    }

    static List<Client> read(JsonNode file) {
        List<String> faults = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : file.path("clients")) {
            YamlFields fields = new YamlFields(node, "clients[" + clients.size() + "]", faults);
            Client client = client(node, fields);
            if (!names.add(client.name())) {
                fields.fault("name", "is another client's too");
            }
            clients.add(client);
        }
        ConfigurationException.throwIfAny(faults);
        return List.copyOf(clients);
    }

    private static Client client(JsonNode node, YamlFields fields) {
        String name = fields.required("name");
        if (!name.isEmpty() && !name.matches(CLIENT_NAME)) {
            fields.fault("name", "must be 1 to 64 letters, digits, dots, dashes or underscores");
        }
        String hash = fields.required("key-sha256");
        if (!hash.matches("[0-9a-fA-F]{64}")) {
            fields.fault("key-sha256", "must be 64 hex digits; make one with: bin/order-relay keys create");
        }
        return new Client(name, roles(node, fields), hash, rate(fields));
    }

    private static Set<String> roles(JsonNode node, YamlFields fields) {
        Set<String> roles = new HashSet<>();
        node.path("roles").forEach(role -> roles.add(role.asText()));
        if (roles.isEmpty() || !Roles.ALL.containsAll(roles)) {
            fields.fault("roles", "must be some of ingest, viewer, operator, approver, admin");
        }
        return roles;
    }

    /** A burst is twice a second's worth if it is left out. */
    private static Client.@Nullable Rate rate(YamlFields fields) {
        if (!fields.hasMapping("limits")) {
            return null;
        }
        YamlFields limits = fields.child("limits");
        int perSecond = limits.number("per-second", 0, 0, 1_000_000);
        int burst = limits.number("burst", 2 * perSecond, 1, 1_000_000);
        return perSecond == 0 ? null : new Client.Rate(perSecond, burst);
    }
}
