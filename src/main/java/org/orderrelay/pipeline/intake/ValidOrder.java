package org.orderrelay.pipeline.intake;

import org.orderrelay.intake.Reading;
import org.orderrelay.order.Origin;

/** An order that keeps every rule known so far, with the place it came from. */
public record ValidOrder(Origin origin, int index, Reading.Valid reading) {}
