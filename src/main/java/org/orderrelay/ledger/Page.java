package org.orderrelay.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list, newest first. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
