package org.orderrelay.pipeline.rest;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import org.orderrelay.pipeline.intake.ReceivedDocument;
import org.orderrelay.pipeline.intake.RecordResult;

/** {@code POST /v1/orders} line by line: from the stream to batches, from their verdicts to one answer. */
public final class RestLines {
    private final Clients clients;

    public RestLines(Clients clients) {
        this.clients = clients;
    }

    /**
     * Who sends, and the stream.
     *
     * @throws Problem 401, 403; 400 with an {@code Idempotency-Key}: what is read while it comes cannot be compared first
     */
    public Upload receive(
            @Header("Authorization") @Nullable String authorization,
            @Header("X-API-Key") @Nullable String apiKey,
            @Header("Idempotency-Key") @Nullable String requestKey,
            @Body InputStream body) {
        Client client = clients.require(authorization, apiKey, Roles.INGEST);
        if (requestKey != null) {
            throw new Problem(
                    400,
                    "bad-parameter",
                    "An upload takes no Idempotency-Key: send it again as it was, each order in it is recognised");
        }
        return new Upload(body, client.name());
    }

    /** The batches to split; a separate step, since the upload itself is needed at the end. */
    public Iterator<List<ReceivedDocument>> batches(@Variable("upload") Upload upload) {
        return upload;
    }

    /** After each batch; one that is not on disk ends the upload. */
    public void count(@Body RecordResult result, @Variable("upload") Upload upload) {
        if (result instanceof RecordResult.Recorded recorded) {
            recorded.verdicts().forEach(upload.tally()::add);
        } else if (result instanceof RecordResult.NotRecorded refusal && refusal.refused()) {
            upload.stop(new Problem(
                    500,
                    "internal",
                    "The relay failed on lines behind those counted here; its log says why, and sending them again will"
                            + " not help"));
        } else {
            upload.stop(new Problem(
                    503,
                    "ledger-unavailable",
                    "Not everything was recorded; send the same again, what was recorded is recognised"));
        }
    }

    /** What the caller is told. Of an upload that ended too early the counts tell what is on disk. */
    public RestAnswer answer(@Variable("upload") Upload upload) {
        UploadTally tally = upload.tally();
        Problem end = upload.end();
        if (end != null) {
            return Problems.answer(
                    new Problem(end.status(), end.title(), String.valueOf(end.getMessage()), tally.members()));
        }
        if (tally.isEmpty()) {
            throw new Problem(400, "not-json", "There is no line in it");
        }
        Map<String, Object> members = tally.members();
        return tally.hasAccepted()
                ? RestAnswer.json(202, members)
                : Problems.answer(
                        new Problem(422, "invalid", "No order was accepted; the reasons are listed", members));
    }
}
