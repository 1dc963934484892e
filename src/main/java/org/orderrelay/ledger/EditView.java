package org.orderrelay.ledger;

import java.time.Instant;

/** An edited replay: who changed what, and the payload as it was. */
public record EditView(Instant at, String actor, String reason, String before, String diff) {}
