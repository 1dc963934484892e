package org.orderrelay.ledger.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.orderrelay.account.Accounts;
import org.orderrelay.delivery.RetrySchedule;
import org.orderrelay.ledger.Claim;
import org.orderrelay.ledger.ClaimRequest;
import org.orderrelay.ledger.CommitListener;
import org.orderrelay.ledger.Entry;
import org.orderrelay.ledger.FileShelf;
import org.orderrelay.ledger.KeyedRequest;
import org.orderrelay.ledger.KeyedResult;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.ledger.LedgerRules;
import org.orderrelay.ledger.LedgerSettings;
import org.orderrelay.ledger.LedgerUnavailableException;
import org.orderrelay.ledger.LedgerView;
import org.orderrelay.ledger.OperatorDesk;
import org.orderrelay.ledger.Publication;
import org.orderrelay.ledger.ReceiptInbox;
import org.orderrelay.ledger.Settled;
import org.orderrelay.ledger.Settlement;
import org.orderrelay.ledger.Swept;
import org.orderrelay.ledger.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger on SQLite (one node) or PostgreSQL (any number). Thread-safe. Futures complete on the ledger's own few
 * threads: a callback may call the ledger, but must not wait for another of its futures.
 *
 * <p>Longer than 120 lines: it is the whole port, each method a line or three.
 */
public final class JdbcLedger implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcLedger.class);
    /** What another node wrote is taken over if it did nothing with it for so long. */
    static final long OTHERS_AFTER_MICROS = 60_000_000;
    /** How often quiet pairs are looked for; it reads the whole table. */
    private static final long FORGET_EVERY_MICROS = 600_000_000;

    private final Databases databases;
    private final Clock clock;
    private final Transaction.Setting setting;
    private final CommitListener listener;
    private final Node node;
    private final LostClaims lostClaims = new LostClaims();
    private final GroupCommit writer;
    /** Takes in orders: on PostgreSQL beside the writer, as another node would; on SQLite it is the writer. */
    private final GroupCommit intake;

    private final AtomicLong forgetAt = new AtomicLong();
    private final JdbcView view;
    private final JdbcReceipts receipts;
    private final JdbcOperatorDesk desk;
    private final JdbcFileShelf files;

    private JdbcLedger(
            Databases databases, Node node, Clock clock, Transaction.Setting setting, CommitListener listener) {
        this.databases = databases;
        this.node = node;
        this.clock = clock;
        this.setting = setting;
        this.listener = listener;
        this.view = new JdbcView(databases);
        this.writer = new GroupCommit(lostClaims.around(this::commit));
        this.intake = databases.writers() > 1 ? new GroupCommit(this::commit) : writer;
        this.receipts = new JdbcReceipts(writer, view, node, clock);
        this.desk = new JdbcOperatorDesk(this::task, view);
        this.files = new JdbcFileShelf(this::task, view);
    }

    /**
     * Opens the ledger: brings its tables up to date, counts this start, and turns what this node had claimed before
     * into unknown.
     *
     * @throws LedgerUnavailableException if the database cannot be reached
     */
    public static JdbcLedger open(
            LedgerSettings settings, LedgerRules rules, Accounts accounts, Clock clock, CommitListener listener) {
        RetrySchedule schedule =
                new RetrySchedule(() -> ThreadLocalRandom.current().nextDouble());
        Transaction.Setting setting = new Transaction.Setting(rules, accounts, schedule);
        Databases databases = new Databases(settings);
        try {
            databases.migrate();
            Node node = start(databases, settings.nodeId());
            return new JdbcLedger(databases, node, clock, setting, listener).takenOver();
        } catch (SQLException | RuntimeException e) {
            databases.close();
            throw new LedgerUnavailableException("the ledger cannot be opened", e);
        }
    }

    /** Settles what an earlier start left behind, one bounded commit after the other. */
    private JdbcLedger takenOver() {
        try {
            int lost = 1;
            while (lost > 0) {
                lost = task(tx -> new Expirer(tx).expireEarlierStarts() + Gate.open(tx))
                        .join();
            }
            return this;
        } catch (CompletionException e) {
            intake.close();
            writer.close();
            throw e;
        }
    }

    private static Node start(Databases databases, String id) throws SQLException {
        try (Connection connection = databases.begin()) {
            Sql sql = new Sql(databases.engine, connection);
            sql.update(
                    "INSERT INTO nodes (id, start_no) VALUES (?, 1)"
                            + " ON CONFLICT (id) DO UPDATE SET start_no = nodes.start_no + 1",
                    id);
            long startNo = sql.list("SELECT start_no FROM nodes WHERE id = ?", row -> row.getLong(1), id)
                    .get(0);
            connection.commit();
            return new Node(id, startNo);
        }
    }

    private List<Runnable> commit(Batch batch, int units) throws SQLException {
        long started = System.nanoTime();
        try (Connection connection = databases.begin()) {
            try {
                Sql sql = new Sql(databases.engine, connection);
                List<Runnable> answers = batch.run(new Transaction(sql, node, Micros.of(clock.instant()), setting));
                connection.commit();
                tell(units, System.nanoTime() - started);
                return answers;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    /** What is committed is committed, whatever a listener makes of it. */
    private void tell(int units, long nanos) {
        try {
            listener.committed(units, nanos);
        } catch (RuntimeException e) {
            LOG.warn("a commit listener failed: {}", e.getClass().getName());
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private <T> CompletableFuture<T> task(Unit.Work<T> work) {
        Unit.Task<T> unit = new Unit.Task<>(work, new CompletableFuture<>());
        writer.submit(unit);
        return unit.future();
    }

    @Override
    public CompletableFuture<List<Verdict>> record(List<Entry> entries) {
        Unit.Recording unit = new Unit.Recording(List.copyOf(entries), new CompletableFuture<>());
        intake.submit(unit);
        return unit.future();
    }

    @Override
    public CompletableFuture<KeyedResult> recordOnce(List<Entry> entries, KeyedRequest request) {
        Unit.Keyed unit = new Unit.Keyed(List.copyOf(entries), request, new CompletableFuture<>());
        intake.submit(unit);
        return unit.future();
    }

    @Override
    public CompletableFuture<List<Claim>> claim(ClaimRequest request) {
        Unit.Claiming<List<Claim>> unit =
                new Unit.Claiming<>(tx -> lostClaims.claim(tx, request), new CompletableFuture<>());
        writer.submit(unit);
        return unit.future();
    }

    @Override
    public CompletableFuture<Settled> settle(Settlement settlement) {
        Unit.Settling unit = new Unit.Settling(settlement, new CompletableFuture<>());
        writer.submit(unit);
        return unit.future();
    }

    @Override
    public CompletableFuture<Integer> expireClaims() {
        return task(tx -> {
            if (forgetAt.get() <= tx.now()) {
                Pairs.forget(tx);
                forgetAt.set(tx.now() + FORGET_EVERY_MICROS);
            }
            int expired = new Expirer(tx).expireLeases();
            new Repeater(tx).repeat();
            new ParkedReceipts(tx).lookAgain();
            FileWork.renew(tx);
            return expired;
        });
    }

    @Override
    public CompletableFuture<Swept> sweep(Instant before, int most, String after) {
        return task(tx -> new Sweeper(tx, Micros.of(before), most).sweep(after));
    }

    @Override
    public List<Publication> unpublished(int limit) {
        long others = Micros.of(clock.instant()) - OTHERS_AFTER_MICROS;
        return view.unpublished(node.id(), others, limit);
    }

    @Override
    public CompletableFuture<Integer> published(List<Long> ids) {
        return task(tx -> {
            Engine engine = tx.sql().engine;
            String sql = "UPDATE publications SET sent_at = ? WHERE sent_at IS NULL AND " + engine.inNumbers("id");
            return tx.sql().update(sql, tx.now(), engine.numbers(ids));
        });
    }

    @Override
    public FileShelf files() {
        return files;
    }

    @Override
    public ReceiptInbox receipts() {
        return receipts;
    }

    @Override
    public OperatorDesk desk() {
        return desk;
    }

    @Override
    public LedgerView view() {
        return view;
    }

    @Override
    public Optional<String> fault() {
        return writer.fault().or(intake::fault);
    }

    @Override
    public void close() {
        intake.close();
        writer.close();
        databases.close();
    }
}
