package org.orderrelay.pipeline.rest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Last step of every REST route: the answer in the body becomes the HTTP response; nothing of the request goes back. */
public final class RestAnswerWriter implements Processor {
    /** Every answer is for its caller alone and is what it says it is. */
    static final Map<String, String> COMMON = Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        RestAnswer answer = message.getMandatoryBody(RestAnswer.class);
        boolean isHead = "HEAD".equals(message.getHeader(Exchange.HTTP_METHOD));
        message.removeHeaders("*");
        COMMON.forEach(message::setHeader);
        answer.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, answer.contentType());
        // over HTTP/2 the server would send the body all the same
        message.setBody(isHead ? null : answer.text().getBytes(StandardCharsets.UTF_8));
    }
}
