package org.orderrelay.pipeline.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The HTTP edge: the prepared call becomes the request, and nothing else of the exchange does. The method is left out on
 * purpose: a body means POST, and naming it as text costs camel-http a type conversion on every call.
 */
public final class CallRequest implements Processor {
    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        PreparedCall call = message.getMandatoryBody(PreparedCall.class);
        exchange.setVariable("call", call);
        CallMark.begin();
        message.removeHeaders("*");
        call.request().headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_URI, call.request().uri().toString());
        message.setBody(call.request().body().getBytes(StandardCharsets.UTF_8));
    }
}
