package org.orderrelay.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Contacts of a database of the shop's, here SQLite. */
class DatabaseContactsTest {
    private static final String QUERY = "SELECT tel AS phone, who AS name, lang AS locale FROM people WHERE no = ?";

    @TempDir
    private Path folder;

    private final SQLiteDataSource database = new SQLiteDataSource();

    @BeforeEach
    void fill() throws SQLException {
        database.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE people (no TEXT, tel TEXT, who TEXT, lang TEXT)");
            statement.execute("INSERT INTO people VALUES ('C-1', '098765 43210', ' Asha Rao ', 'hi-IN'),"
                    + " ('C-2', 'no number', NULL, NULL)");
        }
    }

    private ContactAnswer ask(String query, String id) {
        return new DatabaseContacts(database, query, Duration.ofSeconds(2), new ContactReader("IN")).ask(id);
    }

    @Test
    void findsAContactByTheOperatorsQuery() {
        assertThat(ask(QUERY, "C-1"))
                .isEqualTo(new ContactAnswer.Known(new Contact("C-1", TeaAccounts.INDIAN, "Asha Rao", "hi_IN")));
        assertThat(ask(QUERY, "C-2")).isEqualTo(new ContactAnswer.Known(new Contact("C-2", null, null, null)));
        assertThat(ask(QUERY, "C-3")).isEqualTo(new ContactAnswer.Unknown());
    }

    @Test
    void aColumnForTheNameIsNotNeeded() {
        assertThat(ask("SELECT tel AS phone FROM people WHERE no = ?", "C-1"))
                .isEqualTo(new ContactAnswer.Known(new Contact("C-1", TeaAccounts.INDIAN, null, null)));
    }

    @Test
    void aCustomerNumberIsAValueAndNeverPartOfTheQuery() {
        assertThat(ask(QUERY, "' OR '1'='1")).isEqualTo(new ContactAnswer.Unknown());
        assertThat(ask(QUERY, "C-1'; DROP TABLE people; --")).isEqualTo(new ContactAnswer.Unknown());
        assertThat(ask(QUERY, "C-1")).isInstanceOf(ContactAnswer.Known.class);
    }

    @Test
    void aDatabaseThatCannotBeAskedIsAFailureThatTellsNoData() {
        assertThat(ask("SELECT phone FROM nowhere WHERE no = ?", "C-1"))
                .isInstanceOfSatisfying(
                        ContactAnswer.Unavailable.class,
                        failure -> assertThat(failure.reason())
                                .contains("cannot be asked")
                                .doesNotContain("nowhere")
                                .doesNotContain("C-1"));
    }
}
