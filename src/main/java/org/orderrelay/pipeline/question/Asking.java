package org.orderrelay.pipeline.question;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.orderrelay.provider.Answer;

/** What an answer to a question is, and what it means that there is none. A question is never repeated here. */
public final class Asking {
    private final int mostBytes;

    /** @param mostBytes what is read of an answer; the rest is cut off */
    public Asking(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The answer; or the silence that the failure policy has put in its place. */
    public Reply answered(
            @Body @Nullable Object body,
            @Header(Exchange.HTTP_RESPONSE_CODE) @Nullable Integer status,
            @Header("Retry-After") @Nullable String retryAfter,
            Exchange exchange)
            throws IOException {
        if (body instanceof Reply.Silence silence) {
            return silence;
        }
        InputStream content = exchange.getMessage().getBody(InputStream.class);
        String text = content == null ? "" : new String(content.readNBytes(mostBytes), StandardCharsets.UTF_8);
        return new Reply.Answered(new Answer(status == null ? 0 : status, text, retryAfter));
    }

    /** Failure policy: nobody answered. */
    public Reply silent(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception fault) {
        // the client's own words may hold the address with its query
        return new Reply.Silence(fault.getClass().getSimpleName());
    }
}
