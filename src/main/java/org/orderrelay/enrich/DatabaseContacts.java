package org.orderrelay.enrich;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks contacts up by a query of the operator's: one parameter, the customer number; columns {@code phone}, {@code name}
 * and {@code locale}, of which only the phone must be there. The first row counts.
 */
public final class DatabaseContacts implements ContactLookup {
    private final DataSource database;
    private final String query;
    private final int seconds;
    private final ContactReader reader;

    /**
     * Makes it; nothing is asked yet.
     *
     * @param database a pool, whose own wait for a connection is bounded
     * @param timeout longest time of one query, rounded up to seconds
     */
    public DatabaseContacts(DataSource database, String query, Duration timeout, ContactReader reader) {
        this.database = database;
        this.query = query;
        this.seconds = (int) Math.max(1, timeout.plusMillis(999).toSeconds());
        this.reader = reader;
    }

    @Override
    public ContactAnswer ask(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setQueryTimeout(seconds);
            statement.setMaxRows(1);
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new ContactAnswer.Known(contact(id, rows)) : new ContactAnswer.Unknown();
            }
        } catch (SQLException e) {
            // the driver's own words may quote the row or the address
            return new ContactAnswer.Unavailable(
                    "the contacts' database cannot be asked (SQLSTATE " + e.getSQLState() + ")");
        }
    }

    private Contact contact(String id, ResultSet row) throws SQLException {
        return reader.read(id, row.getString("phone"), optional(row, "name"), optional(row, "locale"));
    }

    private static @Nullable String optional(ResultSet row, String column) throws SQLException {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            if (row.getMetaData().getColumnLabel(i).equalsIgnoreCase(column)) {
                return row.getString(i);
            }
        }
        return null;
    }
}
