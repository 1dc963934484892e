package org.orderrelay.ledger;

import java.util.List;

/** One delivery with its payload and all attempts. */
public record DeliveryDetail(DeliveryView delivery, String payload, List<AttemptView> attempts) {}
