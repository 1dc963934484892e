package org.orderrelay.pipeline.rest;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Last step of every REST route: the answer in the body becomes the HTTP response; nothing of the request goes back. */
public final class RestAnswerWriter implements Processor {
    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        RestAnswer answer = message.getMandatoryBody(RestAnswer.class);
        message.removeHeaders("*");
        answer.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, answer.contentType());
        message.setHeader("Cache-Control", "no-store");
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setBody(answer.text().getBytes(StandardCharsets.UTF_8));
    }
}
