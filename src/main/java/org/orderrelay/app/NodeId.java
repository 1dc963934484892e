package org.orderrelay.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** This node's name in the ledger, made once and kept in {@code --data}: by it a node knows its own claims after a crash. */
final class NodeId {
    private NodeId() {}

    static String of(Path data) {
        Path file = data.resolve("node.id");
        try {
            Files.createDirectories(data);
            if (!Files.exists(file)) {
                Files.writeString(file, "node-" + UUID.randomUUID());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ConfigurationException(List.of(data + " cannot be written: " + e.getMessage()), e);
        }
    }
}
