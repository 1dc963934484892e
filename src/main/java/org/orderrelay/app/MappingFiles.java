package org.orderrelay.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.CanonicalOrders;
import org.orderrelay.intake.mapping.Mapping;
import org.orderrelay.intake.mapping.PathLanguage;
import org.orderrelay.intake.mapping.SourceForm;
import org.orderrelay.intake.mapping.SourceForms;
import org.orderrelay.pipeline.intake.CamelPaths;

/** The mapping of each source, as {@code source.*.mapping} names it. A mapping no source names is not even read. */
final class MappingFiles {
    /** Setting by {@code Origin.source()}. */
    private static final Map<String, String> SETTINGS = Map.of(
            "jms", "source.jms.mapping",
            "rest", "source.rest.mapping",
            "file", "source.files.mapping",
            "sftp", "source.sftp.mapping");

    /** Country of phone numbers by {@code Origin.source()}. */
    static final Map<String, String> REGIONS = Map.of(
            "jms", "source.jms.phone.region",
            "rest", "source.rest.phone.region",
            "file", "source.files.phone.region",
            "sftp", "source.sftp.phone.region");

    private final Path folder;
    private final Clock clock;
    private final List<String> imageHosts;
    private @Nullable PathLanguage paths;

    /** @param folder {@code mappings} of the configuration */
    MappingFiles(Path folder, Settings settings, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.imageHosts = Arrays.stream(settings.text("security.image.hosts").split(","))
                .map(String::trim)
                .toList();
    }

    /**
     * Reads what the settings name.
     *
     * @throws ConfigurationException with every fault of every file at once
     */
    SourceForms read(Settings settings) {
        Map<String, SourceForm> forms = new HashMap<>();
        List<String> faults = new ArrayList<>();
        SETTINGS.forEach((source, key) -> {
            String region = ContactLookups.region(settings, REGIONS.getOrDefault(source, ""));
            if (!settings.isSet(key) && region != null) {
                forms.put(source, form(null, region));
            }
            if (settings.isSet(key)) {
                try {
                    Mapping mapping = read(settings.text(key));
                    checkFormat(source, key, mapping);
                    forms.put(source, form(mapping, region));
                } catch (ConfigurationException e) {
                    faults.addAll(e.faults());
                }
            }
        });
        ConfigurationException.throwIfAny(faults.stream().distinct().sorted().toList());
        return new SourceForms(form(null), forms);
    }

    private static void checkFormat(String source, String key, Mapping mapping) {
        boolean json = source.equals("jms") || source.equals("rest");
        if (mapping.isJson() != json) {
            String fault = key + " names " + mapping.file() + ", whose format is not " + (json ? "json" : "csv");
            throw new ConfigurationException(List.of(fault), null);
        }
    }

    /**
     * One mapping.
     *
     * @param name {@code sap} for {@code mappings/sap.yaml}, or the path of a file that ends in {@code .yaml}
     */
    Mapping read(String name) {
        boolean file = name.endsWith(".yaml") || name.endsWith(".yml");
        Path path = file && Files.exists(Path.of(name)) ? Path.of(name) : folder.resolve(file ? name : name + ".yaml");
        if (!Files.exists(path)) {
            throw new ConfigurationException(List.of("mapping " + name + ": " + path + " is missing"), null);
        }
        if (paths == null) {
            paths = new CamelPaths();
        }
        return MappingFile.read(path, paths);
    }

    /** How a source with that mapping is read. */
    SourceForm form(@Nullable Mapping mapping) {
        return form(mapping, null);
    }

    /** How a source with that mapping is read; the mapping's own country goes before the source's. */
    private SourceForm form(@Nullable Mapping mapping, @Nullable String region) {
        String own = mapping == null ? null : mapping.phoneRegion();
        return new SourceForm(new CanonicalOrders(clock, imageHosts, own == null ? region : own), mapping);
    }
}
