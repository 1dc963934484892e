package org.orderrelay.ledger;

import java.util.List;

/**
 * One delivery with its payload, all attempts and all receipts.
 *
 * @param receipts in the order they happened, by the provider's clock
 * @param edits what people changed before a replay, oldest first
 */
public record DeliveryDetail(
        DeliveryView delivery,
        String payload,
        List<AttemptView> attempts,
        List<ReceiptView> receipts,
        List<EditView> edits) {}
