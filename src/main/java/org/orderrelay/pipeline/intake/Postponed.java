package org.orderrelay.pipeline.intake;

/** An order that could not be worked on because the ledger cannot be asked. It is neither valid nor invalid: nothing of its batch is recorded, and the source keeps it. */
record Postponed(String reason) {}
