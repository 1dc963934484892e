package org.orderrelay.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Supplier;
import org.orderrelay.delivery.CodeTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One {@code codes/*.yaml}, read again when the file changes. A faulty change is reported and the table before it stays
 * in force: an operator's slip at night must not stop deliveries.
 */
final class CodesFile implements Supplier<CodeTable> {
    private static final Logger LOG = LoggerFactory.getLogger(CodesFile.class);
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Path file;
    private volatile CodeTable table;
    private volatile FileTime seen;

    /**
     * Reads the table.
     *
     * @throws ConfigurationException if there is none, or it is faulty
     */
    CodesFile(Path file) {
        this.file = file;
        try {
            this.seen = Files.getLastModifiedTime(file);
            this.table = read();
        } catch (IOException | RuntimeException e) {
            throw new ConfigurationException(List.of(file + ": " + e.getMessage()), e);
        }
    }

    @Override
    public CodeTable get() {
        return table;
    }

    /** Reads the file again if it changed; called every few seconds. */
    void refresh() {
        try {
            FileTime now = Files.getLastModifiedTime(file);
            if (!now.equals(seen)) {
                seen = now;
                table = read();
                LOG.info("codes.reloaded file={}", file.getFileName());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is faulty and not used; the table before it stays: {}", file.getFileName(), e.getMessage());
        }
    }

    private CodeTable read() throws IOException {
        return CodeTable.of(
                YAML.readValue(file.toFile(), CodeTable.Source.class).codes());
    }
}
