package org.orderrelay.app.karaf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A release's configuration and routes in a folder that an operator edits. What was not touched since it was installed
 * follows the release; what was edited stays as it is, and the release's own lies beside it as {@code NAME.new}; what
 * was removed stays away. The folder's {@code .shipped} has the checksum of each file as installed, in the form of
 * {@code sha256sum}.
 */
final class ShippedFiles {
    static final String RECORD = ".shipped";
    private static final String NEW = ".new";

    private final Path folder;
    private final Map<String, String> installed;
    private final List<String> notices = new ArrayList<>();

    private ShippedFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.installed = read(folder.resolve(RECORD));
    }

    /**
     * Brings the folder up to date.
     *
     * @param shipped what the release ships, by its path below the folder
     * @return what an operator should look at, one sentence each
     */
    static List<String> install(Path folder, Map<String, byte[]> shipped) throws IOException {
        ShippedFiles files = new ShippedFiles(folder);
        for (Map.Entry<String, byte[]> file : new TreeMap<>(shipped).entrySet()) {
            files.install(file.getKey(), file.getValue());
        }
        for (String name : List.copyOf(files.installed.keySet())) {
            if (!shipped.containsKey(name)) {
                files.retire(name);
            }
        }
        files.write(RECORD, files.record().getBytes(StandardCharsets.UTF_8));
        return List.copyOf(files.notices);
    }

    private void install(String name, byte[] content) throws IOException {
        String release = checksum(content);
        @Nullable String before = installed.put(name, release);
        @Nullable String present = present(name);
        if (present == null) {
            if (before == null) {
                write(name, content);
            }
        } else if (present.equals(before)) {
            if (!present.equals(release)) {
                write(name, content);
            }
        } else if (!present.equals(release) && !release.equals(before)) {
            write(name + NEW, content);
            notices.add(name + " was edited and stays as it is; this release's own is " + name + NEW);
        }
    }

    /** This release has it no more: an untouched one goes, or a route that was renamed would run twice. */
    private void retire(String name) throws IOException {
        @Nullable String present = present(name);
        if (present != null && present.equals(installed.remove(name))) {
            Files.delete(folder.resolve(name));
        } else if (present != null) {
            notices.add(name + " was edited and stays; this release has no such file any more");
        }
        installed.remove(name);
    }

    private @Nullable String present(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? checksum(Files.readAllBytes(file)) : null;
    }

    /** Whole or not at all, whenever the machine stops. */
    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private String record() {
        return installed.entrySet().stream()
                .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, String> read(Path record) throws IOException {
        Map<String, String> installed = new TreeMap<>();
        if (Files.exists(record)) {
            for (String line : Files.readAllLines(record)) {
                String[] parts = line.split("  ", 2);
                if (parts.length == 2) {
                    installed.put(parts[1], parts[0]);
                }
            }
        }
        return installed;
    }

    private static String checksum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
