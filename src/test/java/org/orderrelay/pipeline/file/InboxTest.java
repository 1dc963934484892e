package org.orderrelay.pipeline.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.pipeline.file.Inbox.Complete;

/** A listing is the server's word: a name that could lead elsewhere is not touched, and a file only when it is whole. */
class InboxTest {
    private long nanos;
    private boolean left;

    private Inbox<Object> inbox(Complete complete, boolean packed) {
        Inbox.Rules rules = new Inbox.Rules("file", complete, Duration.ofSeconds(2), packed);
        return new Inbox<>(rules, () -> nanos, arrival -> left);
    }

    private static GenericFile<Object> file(String name, long size, long modified) {
        GenericFile<Object> file = new GenericFile<>();
        file.setFileName(name);
        file.setFileLength(size);
        file.setLastModified(modified);
        return file;
    }

    private static GenericFile<Object> file(String name) {
        return file(name, 1, 1);
    }

    /** One listing; the names taken of it. */
    @SafeVarargs
    private List<String> look(Inbox<Object> inbox, GenericFile<Object>... files) {
        List<GenericFile<Object>> taken = new ArrayList<>();
        inbox.lookBegins();
        for (GenericFile<Object> file : files) {
            if (inbox.accept(file)) {
                taken.add(file);
            }
        }
        inbox.lookEnds();
        taken.sort(inbox);
        return taken.stream().map(GenericFile::getFileName).toList();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x.csv",
                "a/../../x.csv",
                "/etc/x.csv",
                "..\\x.csv",
                "c:\\x.csv",
                ".hidden.csv",
                "x\0.csv",
                "x\u202E.csv",
                "x y.csv",
                "x.csv.part",
                "x.csv.filepart",
                "x.csv.tmp",
                "x.CSV/",
                "%2e%2e%2fx.csv",
                "x.csv.gz",
                "x.zip"
            })
    void namesThatCouldLeadElsewhereOrAreOnTheirWayAreIgnored(String name) {
        assertThat(look(inbox(Complete.RENAME, false), file(name))).isEmpty();
    }

    @Test
    void aNameOfFourKilobytesIsIgnored() {
        assertThat(look(inbox(Complete.RENAME, true), file("x".repeat(4096) + ".csv")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.csv", "Orders_2026-11-21.CSV"})
    void plainNamesAreTakenAtOnceWhereFilesAreRenamed(String name) {
        assertThat(look(inbox(Complete.RENAME, false), file(name))).containsExactly(name);
    }

    @Test
    void packedFilesAreTakenOnlyWhereTheyAreAllowed() {
        assertThat(look(inbox(Complete.RENAME, true), file("x.csv.gz"), file("x.zip"), file("x.gz"), file("../x.zip")))
                .containsExactly("x.csv.gz", "x.zip");
    }

    @Test
    void aFolderIsNoFileWhateverItsName() {
        GenericFile<Object> folder = file("orders.csv");
        folder.setDirectory(true);

        assertThat(look(inbox(Complete.RENAME, false), folder)).isEmpty();
    }

    /** As a copy that keeps the time of its original: it looks old from its first byte on. */
    @Test
    void aFileThatGrowsIsNotTakenHoweverOldItsTimeIs() {
        Inbox<Object> inbox = inbox(Complete.SETTLE, false);
        for (int size = 0; size < 20; size++) {
            assertThat(look(inbox, file("x.csv", size, 1))).isEmpty();
            pass(Duration.ofMillis(1999));
        }

        assertThat(look(inbox, file("x.csv", 19, 1))).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(look(inbox, file("x.csv", 19, 1))).containsExactly("x.csv");
    }

    @Test
    void aFileThatIsWrittenOverSettlesAnew() {
        Inbox<Object> inbox = inbox(Complete.SETTLE, false);
        look(inbox, file("x.csv", 5, 1));
        pass(Duration.ofSeconds(2));

        assertThat(look(inbox, file("x.csv", 5, 2))).isEmpty();
    }

    @Test
    void aFileThatWasGoneSettlesAnew() {
        Inbox<Object> inbox = inbox(Complete.SETTLE, false);
        look(inbox, file("x.csv"));
        pass(Duration.ofSeconds(2));
        look(inbox);

        assertThat(look(inbox, file("x.csv"))).isEmpty();
    }

    @Test
    void aFileIsTakenWhenItsMarkerLiesBesideItInWhateverOrderTheyAreListed() {
        Inbox<Object> inbox = inbox(Complete.MARKER, false);

        assertThat(look(inbox, file("x.csv"), file("y.csv"))).isEmpty();
        assertThat(look(inbox, file("x.csv"), file("x.csv.done"), file("y.csv")))
                .isEmpty();
        assertThat(look(inbox, file("x.csv"), file("x.csv.done"), file("y.csv")))
                .containsExactly("x.csv");
    }

    @Test
    void aMarkerThatIsGoneCountsNoMore() {
        Inbox<Object> inbox = inbox(Complete.MARKER, false);
        look(inbox, file("x.csv.done"));
        look(inbox);

        assertThat(look(inbox, file("x.csv"))).isEmpty();
    }

    @Test
    void aFileThatWasReadAndOnlyHasToLeaveNeedsNoMarker() {
        left = true;

        assertThat(look(inbox(Complete.MARKER, false), file("x.csv"))).containsExactly("x.csv");
    }

    @Test
    void aFileThatCouldNotBeMovedIsLeftAloneForAWhile() {
        Inbox<Object> inbox = inbox(Complete.RENAME, false);
        look(inbox, file("x.csv"));
        inbox.rest(file("x.csv"));
        pass(Duration.ofMillis(4999));
        assertThat(look(inbox, file("x.csv"))).isEmpty();

        pass(Duration.ofMillis(1));
        assertThat(look(inbox, file("x.csv"))).containsExactly("x.csv");
    }

    @Test
    void filesComeByTheirTimeThenByTheirName() {
        assertThat(look(inbox(Complete.RENAME, false), file("b.csv", 1, 5), file("a.csv", 1, 5), file("c.csv", 1, 4)))
                .containsExactly("c.csv", "a.csv", "b.csv");
    }
}
