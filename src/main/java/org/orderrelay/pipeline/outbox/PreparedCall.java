package org.orderrelay.pipeline.outbox;

import java.time.Instant;
import org.orderrelay.ledger.Claim;
import org.orderrelay.provider.Prepared;
import org.orderrelay.provider.Provider;

/** A claimed delivery with its HTTP request, right before the call. */
public record PreparedCall(Claim claim, Provider provider, Prepared.Request request, Instant startedAt) {}
