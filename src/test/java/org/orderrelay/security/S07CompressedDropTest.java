package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** S7: by default nothing is unpacked; an archive is a file that cannot be read, or one that is left alone. */
@ExtendWith(Grounds.Shared.class)
class S07CompressedDropTest {
    private static final byte[] ZEROS = new byte[1 << 20];
    private final Grounds grounds;

    S07CompressedDropTest(Grounds grounds) {
        this.grounds = grounds;
    }

    /** 64 MB in 64 kB. */
    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 64; i++) {
                out.write(ZEROS);
            }
        }
        return bytes.toByteArray();
    }

    /** Archives in an archive, one of them with a name that leads out. */
    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"inner.zip", "../../done/evil.csv", "orders.csv"}) {
                out.putNextEntry(new ZipEntry(name));
                out.write(gzip());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void anArchiveIsNotOpened() throws Exception {
        grounds.drop("s07-gzip.csv", gzip());
        grounds.drop("s07-zip.csv", zip());
        grounds.drop("s07.csv.gz", gzip());
        grounds.drop("s07.zip", zip());

        await().until(() -> grounds.in("rejected").contains("s07-gzip.csv.reason.txt")
                && grounds.in("rejected").contains("s07-zip.csv.reason.txt"));
        assertThat(grounds.in("inbox")).contains("s07.csv.gz", "s07.zip");
        assertThat(Files.size(grounds.files.resolve("rejected/s07-gzip.csv"))).isEqualTo(gzip().length);
        assertThat(grounds.in("done")).doesNotContain("evil.csv");
    }
}
