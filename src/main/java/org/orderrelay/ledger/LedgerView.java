package org.orderrelay.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can be asked of the ledger. Reads see every commit whose future has completed. */
public interface LedgerView {
    Optional<OrderView> order(String referenceId);

    /** The account an order stays with; empty for an order that never passed here. */
    Optional<String> accountOf(String referenceId);

    Page<DeliveryView> deliveries(DeliveryFilter filter);

    Optional<DeliveryDetail> delivery(String id);

    /**
     * The trace a delivery goes on with, as a W3C {@code traceparent}; empty for one that is not traced.
     *
     * @param deliveryId our id; null where only the provider's are known
     * @param messageIds ids of the message at the provider
     */
    Optional<String> traceOf(@Nullable String deliveryId, List<String> messageIds);

    /** Deliveries by state word; states without any are missing. */
    Map<String, Long> countByState();

    /** Deliveries that wait, by account; accounts without any are missing. */
    Map<String, Long> queuedByAccount();

    List<HoldView> holds();

    /**
     * What waits, and since when.
     *
     * @param unknownBefore an unknown delivery that became so before this has waited too long
     */
    Backlog backlog(Instant now, Instant unknownBefore);

    /** The template registry. */
    List<TemplateView> templates();

    /** Payment configurations the providers told of; customers cannot pay with one that is not active. */
    List<PaymentConfigurationView> paymentConfigurations();

    Page<FileView> files(int limit, @Nullable String cursor);

    Optional<FileView> file(String id);

    /** Whether a file of the same source and name was opened before this one. */
    boolean hasEarlierFile(String source, String name, String fileId);

    /** Whether an upload was read to its end and still lies in its inbox. */
    boolean isLeft(FileArrival arrival);

    /** The first refused rows of a file, in order. */
    List<QuarantinedRow> quarantined(String fileId, int limit);

    /** Streams the rows of a file in order, one call a data row. */
    void fileRows(String fileId, Consumer<FileRowView> rows);

    /** Orders that wait for their contact and may be tried again by then: of each order the oldest, the longest due first. */
    List<WaitingOrder> waiting(Instant now, int limit);

    /** How many orders wait for their contact, or behind one that does. */
    long waitingCount();

    Page<InvalidView> invalid(int limit, @Nullable String cursor);
}
