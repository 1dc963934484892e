package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The length of the queue does not matter to a claim. */
interface PlanContract extends OnEngine {
    @Test
    default void findsWhatIsDueInOrderByOneIndex() throws SQLException {
        try (Databases databases = new Databases(room().settings);
                Connection connection = databases.begin()) {
            List<String> plan = ClaimPlan.of(new Sql(databases.engine, connection));

            assertThat(plan).anySatisfy(step -> assertThat(step).contains("deliveries_due"));
            assertThat(plan).noneMatch(step -> step.contains("Sort") || step.contains("Seq Scan"));
            assertThat(plan).noneMatch(step -> step.contains("TEMP B-TREE") || step.startsWith("SCAN"));
        }
    }
}
