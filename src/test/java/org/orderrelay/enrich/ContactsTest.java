package org.orderrelay.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.order.Phone;

class ContactsTest {

    @Test
    void findsContactsWhateverTheOrderOfTheColumns() throws Exception {
        Contacts contacts = read("\uFEFFname,id,locale,phone\nAsha Rao, C-1 ,hi,+919876543210\n,C-2,,\n");

        assertThat(contacts.find("C-1")).contains(new Contact("C-1", new Phone("+919876543210"), "Asha Rao", "hi"));
        assertThat(contacts.find("C-2")).contains(new Contact("C-2", null, null, null));
        assertThat(contacts.find("C-3")).isEmpty();
        assertThat(contacts.rejected()).isEmpty();
    }

    @Test
    void leavesBadRowsOutAndListsThem() throws Exception {
        Contacts contacts = read("""
                id,phone,name,locale
                C-1,919876543210,Asha,en
                ,+919876543210,Asha,en
                C-2,+919876543210,Asha
                C-2,+919876500000,Ravi,en
                C-3,+9198,Ravi,en
                C-4,+919876500000,Ravi,en
                """);

        assertThat(contacts.size()).isEqualTo(2);
        assertThat(contacts.find("C-2").orElseThrow().name()).isEqualTo("Asha");
        assertThat(contacts.find("C-4")).isPresent();
        assertThat(contacts.rejected()).extracting(Contacts.Rejected::line).containsExactly(2L, 3L, 5L, 6L);
        assertThat(contacts.rejected())
                .allSatisfy(
                        row -> assertThat(row.reason()).doesNotContain("Asha").doesNotContain("9198"));
    }

    @Test
    void aFileThatIsNoContactsFindsNobody() throws Exception {
        assertThat(read("").size()).isZero();
        assertThat(read("id\n\"C-1").rejected()).isNotEmpty();
        assertThat(read("id\n\"C-1\"x\n").rejected()).isNotEmpty();
        assertThat(read("customer,phone\nC-1,+919876543210\n").rejected()).isNotEmpty();
    }

    @Test
    void readsAChangedFileAgain(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("contacts.csv");
        Files.writeString(file, "id,name\nC-1,Asha\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T08:00:00Z")));
        MovingClock clock = new MovingClock();
        ContactsFile contacts = new ContactsFile(file, clock);
        assertThat(contacts.find("C-2")).isEmpty();

        Files.writeString(file, "id,name\nC-1,Asha\nC-2,Ravi\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T09:00:00Z")));
        assertThat(contacts.find("C-2")).as("not looked at yet").isEmpty();
        clock.now = clock.now.plusSeconds(6);

        assertThat(contacts.find("C-2")).isPresent();
    }

    @Test
    void keepsTheLastContactsWhileTheFileIsAway(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("contacts.csv");
        Files.writeString(file, "id,name\nC-1,Asha\n");
        MovingClock clock = new MovingClock();
        ContactsFile contacts = new ContactsFile(file, clock);

        Files.delete(file);
        clock.now = clock.now.plusSeconds(6);

        assertThat(contacts.find("C-1")).isPresent();
    }

    private static Contacts read(String file) throws IOException {
        return Contacts.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
