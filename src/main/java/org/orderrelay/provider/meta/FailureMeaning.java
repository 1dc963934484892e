package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import org.orderrelay.delivery.CodeTable;
import org.orderrelay.delivery.Finding;
import org.orderrelay.delivery.Outcome;

/** What a failure in a webhook means, by the code table. */
record FailureMeaning(CodeTable codes) {
    /** Code of the row for a failed message that names no cause. */
    static final String NO_CODE = "status failed";

    /** The meaning of an error object. Never {@code Accepted}, whatever the table says: the webhook says it failed. */
    Outcome of(JsonNode error) {
        String code = LooseJson.code(error);
        String detail = LooseJson.text(error.path("error_subcode"));
        Outcome outcome = codes.receiptOutcome(new Finding(0, code == null ? NO_CODE : code, detail, null, null));
        return outcome instanceof Outcome.Accepted accepted
                ? new Outcome.Rejected(accepted.code(), accepted.reason() + " Yet the webhook says that it failed.")
                : outcome;
    }
}
