package org.orderrelay.app.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesTest {
    private static final String ROUTE = "routes/10-ingest-jms.yaml";
    private static final String ACCOUNTS = "accounts.yaml";

    @TempDir
    private Path work;

    private Path etc;

    @BeforeEach
    void firstRelease() throws IOException {
        etc = work.resolve("etc/order-relay");
        assertThat(install(Map.of(ROUTE, "one", ACCOUNTS, "shipped"))).isEmpty();
    }

    private List<String> install(Map<String, String> release) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        release.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return ShippedFiles.install(etc, files);
    }

    private void edit(String name, String text) throws IOException {
        Files.writeString(etc.resolve(name), text);
    }

    @Test
    void installsWhatIsMissing() {
        assertThat(etc.resolve(ROUTE)).hasContent("one");
        assertThat(etc.resolve(ACCOUNTS)).hasContent("shipped");
    }

    @Test
    void anUntouchedFileFollowsTheRelease() throws IOException {
        assertThat(install(Map.of(ROUTE, "two", ACCOUNTS, "shipped"))).isEmpty();
        assertThat(etc.resolve(ROUTE)).hasContent("two");
    }

    @Test
    void anEditedFileStaysAndTheReleasesOwnLiesBesideIt() throws IOException {
        edit(ACCOUNTS, "mine");

        assertThat(install(Map.of(ROUTE, "one", ACCOUNTS, "newer")))
                .singleElement()
                .asString()
                .contains(ACCOUNTS);
        assertThat(etc.resolve(ACCOUNTS)).hasContent("mine");
        assertThat(etc.resolve(ACCOUNTS + ".new")).hasContent("newer");

        assertThat(install(Map.of(ROUTE, "one", ACCOUNTS, "newer")))
                .as("said once")
                .isEmpty();
    }

    @Test
    void anEditOfThisReleaseIsNothingToTell() throws IOException {
        edit(ACCOUNTS, "mine");

        assertThat(install(Map.of(ROUTE, "one", ACCOUNTS, "shipped"))).isEmpty();
        assertThat(etc.resolve(ACCOUNTS)).hasContent("mine");
        assertThat(etc.resolve(ACCOUNTS + ".new")).doesNotExist();
    }

    @Test
    void aFileThatWasThereBeforeStays() throws IOException {
        edit("clients.yaml", "mine");

        install(Map.of(ROUTE, "one", ACCOUNTS, "shipped", "clients.yaml", "shipped"));

        assertThat(etc.resolve("clients.yaml")).hasContent("mine");
        assertThat(etc.resolve("clients.yaml.new")).hasContent("shipped");
    }

    @Test
    void aRemovedFileStaysAway() throws IOException {
        Files.delete(etc.resolve(ROUTE));

        install(Map.of(ROUTE, "one", ACCOUNTS, "shipped"));
        install(Map.of(ROUTE, "two", ACCOUNTS, "shipped"));

        assertThat(etc.resolve(ROUTE)).doesNotExist();
    }

    @Test
    void anUntouchedFileGoesWithTheReleaseThatHadIt() throws IOException {
        assertThat(install(Map.of(ACCOUNTS, "shipped"))).isEmpty();
        assertThat(etc.resolve(ROUTE)).doesNotExist();
    }

    @Test
    void anEditedFileStaysWhenTheReleaseHasItNoMore() throws IOException {
        edit(ROUTE, "mine");

        assertThat(install(Map.of(ACCOUNTS, "shipped")))
                .singleElement()
                .asString()
                .contains(ROUTE);
        assertThat(install(Map.of(ACCOUNTS, "shipped"))).isEmpty();
        assertThat(etc.resolve(ROUTE)).hasContent("mine");
    }

    @Test
    void theRecordIsWhatSha256sumChecks() throws IOException {
        assertThat(Files.readAllLines(etc.resolve(ShippedFiles.RECORD)))
                .contains("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  " + ROUTE);
    }
}
