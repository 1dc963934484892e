package org.orderrelay.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orderrelay.pipeline.rest.Client;
import org.orderrelay.pipeline.rest.Clients;

/** {@code clients.yaml}: who may call the REST API. A missing file means nobody. */
final class ClientsFile {
    private static final Set<String> ROLES = Set.of("ingest", "viewer", "operator", "admin");

    private ClientsFile() {}

    static Clients read(JsonNode file) {
        List<String> faults = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        for (JsonNode node : file.path("clients")) {
            YamlFields fields = new YamlFields(node, "clients[" + clients.size() + "]", faults);
            String hash = fields.required("key-sha256");
            if (!hash.matches("[0-9a-fA-F]{64}")) {
                fields.fault("key-sha256", "must be 64 hex digits; make one with: bin/order-relay keys create");
            }
            clients.add(new Client(fields.required("name"), roles(node, fields), hash));
        }
        ConfigurationException.throwIfAny(faults);
        return new Clients(clients);
    }

    private static Set<String> roles(JsonNode node, YamlFields fields) {
        Set<String> roles = new HashSet<>();
        node.path("roles").forEach(role -> roles.add(role.asText()));
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            fields.fault("roles", "must be some of ingest, viewer, operator, admin");
        }
        return roles;
    }
}
