package org.orderrelay.pipeline.intake;

import org.apache.camel.Body;
import org.orderrelay.intake.Reading;
import org.orderrelay.intake.mapping.SourceForms;

/** The validating step: every rule that can be known without an account, every violation at once. */
public final class OrderReading {
    private final SourceForms forms;
    private final Refusals refusals;

    public OrderReading(SourceForms forms, Refusals refusals) {
        this.forms = forms;
        this.refusals = refusals;
    }

    /** A {@link ValidOrder}, or the entry of an invalid one. */
    public Object read(@Body Candidate candidate) {
        Reading reading = candidate.read(forms.of(candidate.origin().source()).orders());
        return reading instanceof Reading.Valid valid
                ? new ValidOrder(candidate.origin(), candidate.index(), valid)
                : refusals.order(candidate, ((Reading.Invalid) reading).violations());
    }
}
