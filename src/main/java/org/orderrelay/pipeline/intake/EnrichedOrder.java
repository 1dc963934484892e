package org.orderrelay.pipeline.intake;

import org.orderrelay.enrich.Enrichment;

/** A valid order with contact, account and template. */
public record EnrichedOrder(ValidOrder order, Enrichment.Enriched enriched) {}
