package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.delivery.CodeTable;

class CodesFileTest {
    @TempDir
    private Path folder;

    private Path file;
    private int edits;

    @BeforeEach
    void ship() throws IOException {
        file = Files.copy(Path.of("config/codes/kaleyra.yaml"), folder.resolve("kaleyra.yaml"));
    }

    /** With a time of its own, since two edits may fall into one tick of the file system's clock. */
    private void edit(String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2026-11-21T00:00:00Z").plusSeconds(++edits)));
    }

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        CodesFile codes = new CodesFile(file);
        CodeTable before = codes.get();
        codes.refresh();
        assertThat(codes.get()).isSameAs(before);

        edit(Files.readString(file) + "# an operator was here\n");
        codes.refresh();

        assertThat(codes.get()).isNotSameAs(before);
    }

    @Test
    void aFaultyChangeKeepsTheTableBeforeIt() throws IOException {
        CodesFile codes = new CodesFile(file);
        CodeTable before = codes.get();
        String good = Files.readString(file);

        edit("codes: [{http: [nonsense], outcome: perhaps}]\n");
        codes.refresh();
        assertThat(codes.get()).isSameAs(before);

        Files.delete(file);
        codes.refresh();
        assertThat(codes.get()).isSameAs(before);

        edit(good);
        codes.refresh();
        assertThat(codes.get()).isNotSameAs(before);
    }

    @Test
    void atStartAFaultyFileIsAFault() throws IOException {
        edit("codes: what\n");

        assertThatThrownBy(() -> new CodesFile(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kaleyra.yaml");
    }
}
