package org.orderrelay.pipeline.question;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.http.HttpMethods;
import org.orderrelay.provider.HttpRequest;

/** The HTTP edge of a question: the request as the provider's desk wrote it, and nothing else of the exchange. */
public final class QuestionRequest implements Processor {
    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        HttpRequest request = message.getMandatoryBody(HttpRequest.class);
        message.removeHeaders("*");
        request.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_URI, request.uri().toString());
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
        boolean speaks = !request.body().isEmpty();
        message.setBody(speaks ? request.body().getBytes(StandardCharsets.UTF_8) : null);
    }
}
