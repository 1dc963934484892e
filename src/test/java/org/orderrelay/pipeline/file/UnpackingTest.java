package org.orderrelay.pipeline.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packed files: what is in them is read as a stream, and a bomb is refused before anything of it is. */
class UnpackingTest {
    private static final String ONE_FILE = "a zip must hold one file";
    private static final Unpacking UNPACKING = new Unpacking(8 << 20, 20);

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes of a test, compared by no one
    private record Content(String name, byte[] bytes, int mode) {}

    private static Content content(String name, byte[] bytes) {
        return new Content(name, bytes, 0);
    }

    private static byte[] zip(Content... contents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (Content content : contents) {
                ZipArchiveEntry entry = new ZipArchiveEntry(content.name());
                entry.setUnixMode(content.mode());
                zip.putArchiveEntry(entry);
                zip.write(content.bytes());
                zip.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(Path file, String name) throws IOException {
        assertThat(UNPACKING.refusal(file, name)).isEmpty();
        try (InputStream in = UNPACKING.open(file, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void assertRefused(String name, byte[] bytes, String reason) throws IOException {
        assertThat(UNPACKING.refusal(file(name, bytes), name))
                .hasValueSatisfying(told -> assertThat(told).contains(reason));
    }

    @Test
    void plainAndPackedFilesAreRead() throws IOException {
        assertThat(read(file("a.csv", text("a,b\n")), "a.csv")).isEqualTo("a,b\n");
        assertThat(read(file("a.csv.gz", gzip(text("a,b\n"))), "a.csv.gz")).isEqualTo("a,b\n");
        byte[] zip = zip(content("in/", new byte[0]), content("in/a.CSV", text("a,b\n")));
        assertThat(read(file("a.zip", zip), "a.zip")).isEqualTo("a,b\n");
    }

    @Test
    void gzipOfSeveralPartsIsReadThrough() throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(gzip(text("a,b\n")));
        parts.writeBytes(gzip(text("1,2\n")));

        assertThat(read(file("a.csv.gz", parts.toByteArray()), "a.csv.gz")).isEqualTo("a,b\n1,2\n");
    }

    @Test
    void whatBecomesMoreThanTwentyTimesAsMuchIsRefused() throws IOException {
        assertRefused("a.csv.gz", gzip(new byte[2 << 20]), "unpacked it has more than 1048576 bytes");
        assertRefused("a.zip", zip(content("a.csv", new byte[2 << 20])), "unpacked it has more than 1048576 bytes");
    }

    @Test
    void whatHasMoreBytesThanAllowedIsRefusedWhateverItsRatio() throws IOException {
        byte[] noise = new byte[9 << 20];
        new Random(1).nextBytes(noise);

        assertRefused("a.csv.gz", gzip(noise), "unpacked it has more than 8388608 bytes");
    }

    @Test
    void theFirstMegabyteIsFreeWhateverItsRatio() throws IOException {
        assertThat(UNPACKING.refusal(file("a.csv.gz", gzip(new byte[1 << 20])), "a.csv.gz"))
                .isEmpty();
    }

    @Test
    void aZipHoldsOneCsvFileAndNothingElse() throws IOException {
        byte[] csv = text("a,b\n");
        assertRefused("a.zip", zip(content("a.csv", csv), content("b.csv", csv)), ONE_FILE);
        assertRefused("a.zip", zip(content("a.zip", zip(content("a.csv", csv)))), ONE_FILE);
        assertRefused("a.zip", zip(content("a.txt", csv)), ONE_FILE);
        assertRefused("a.zip", zip(), ONE_FILE);
        Content[] many = new Content[10_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = content(i + ".csv", csv);
        }
        assertRefused("a.zip", zip(many), ONE_FILE);
    }

    /** A link's content is the place it leads to; it is never followed, and is no CSV header either. */
    @Test
    void aLinkInAZipIsText() throws IOException {
        byte[] zip = zip(new Content("a.csv", text("/etc/passwd"), UnixStat.LINK_FLAG | 0777));
        Path file = file("a.zip", zip);

        if (UNPACKING.refusal(file, "a.zip").isEmpty()) {
            assertThat(read(file, "a.zip")).isEqualTo("/etc/passwd");
        }
    }

    @Test
    void namesInAZipThatLeadElsewhereLeadNowhere() throws IOException {
        assertThat(read(file("a.zip", zip(content("../../x.csv", text("a\n")))), "a.zip"))
                .isEqualTo("a\n");
        assertThat(folder.resolve("../../x.csv")).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        byte[] noise = new byte[1000];
        new Random(2).nextBytes(noise);
        byte[] whole = gzip(text("a,b\n".repeat(1000)));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        assertRefused("a.csv.gz", noise, "it cannot be unpacked");
        assertRefused("a.csv.gz", half, "it cannot be unpacked");
        assertRefused("a.csv.gz", new byte[0], "it cannot be unpacked");
        assertRefused("a.zip", noise, "it cannot be unpacked");
    }
}
