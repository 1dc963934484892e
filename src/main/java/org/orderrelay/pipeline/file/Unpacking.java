package org.orderrelay.pipeline.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.orderrelay.intake.FileNames;

/**
 * The bytes of a file, unpacked if it is packed: gzip, or a zip that holds one CSV file and nothing else. It is unpacked
 * as a stream and nothing of it is written anywhere, so names and links in it lead nowhere; what is in it is CSV and never
 * unpacked again. A small file that would become a big one is refused before its first row is read.
 *
 * @param mostBytes most bytes unpacked
 * @param mostRatio most bytes unpacked for one packed; the first megabyte is free, or a short file of like rows is refused
 */
public record Unpacking(long mostBytes, int mostRatio) {
    private static final long FREE_BYTES = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private static final class TooBig extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Reads a packed file through once. Why it cannot be taken; empty if it can, or is not packed. */
    Optional<String> refusal(Path file, String name) {
        if (!FileNames.acceptsPacked(name)) {
            return Optional.empty();
        }
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return isZip(name) ? zipRefusal(new ZipArchiveInputStream(packed), file) : gzipRefusal(packed, file);
        } catch (TooBig bomb) {
            return Optional.of("unpacked it has more than " + most(file) + " bytes: at most " + mostRatio
                    + " times its packed size and " + mostBytes + " bytes are taken");
        } catch (IOException | RuntimeException broken) {
            // the library throws either at bytes that are no archive
            return Optional.of("it cannot be unpacked: it is broken, encrypted or of another kind");
        }
    }

    private Optional<String> gzipRefusal(InputStream packed, Path file) throws IOException {
        drain(gzip(packed), file);
        return Optional.empty();
    }

    private Optional<String> zipRefusal(ZipArchiveInputStream zip, Path file) throws IOException {
        ZipArchiveEntry entry = firstFile(zip);
        boolean csv = entry != null && isCsv(entry);
        if (csv) {
            drain(zip, file);
            csv = firstFile(zip) == null;
        }
        return csv
                ? Optional.empty()
                : Optional.of("a zip must hold one file, whose name ends in .csv, and nothing else");
    }

    private static boolean isCsv(ZipArchiveEntry entry) {
        return entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv") && !entry.isUnixSymlink();
    }

    private void drain(InputStream unpacked, Path file) throws IOException {
        BoundedInputStream.builder()
                .setInputStream(unpacked)
                .setMaxCount(most(file) + 1)
                .setOnMaxCount((most, count) -> {
                    throw new TooBig();
                })
                .setPropagateClose(false)
                .get()
                .transferTo(OutputStream.nullOutputStream());
    }

    private long most(Path file) {
        return Math.min(mostBytes, Math.max(FREE_BYTES, file.toFile().length() * mostRatio));
    }

    private static @Nullable ZipArchiveEntry firstFile(ZipArchiveInputStream zip) throws IOException {
        ZipArchiveEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = zip.getNextEntry();
        }
        return entry;
    }

    /** The bytes of a file that was not refused. */
    InputStream open(Path file, String name) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            if (!FileNames.acceptsPacked(name)) {
                return in;
            }
            InputStream packed = new BufferedInputStream(in, BUFFER);
            if (!isZip(name)) {
                return gzip(packed);
            }
            ZipArchiveInputStream zip = new ZipArchiveInputStream(packed);
            if (firstFile(zip) == null) {
                throw new IOException("an empty zip");
            }
            return zip;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream gzip(InputStream packed) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                .get();
    }

    private static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }
}
