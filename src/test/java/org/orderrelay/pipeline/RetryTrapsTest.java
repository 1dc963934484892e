package org.orderrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Why the routes are built as they are: two things Camel does that a reader would not expect. */
class RetryTrapsTest {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();

    private Object send(RouteBuilder routes) throws Exception {
        CamelContext context = new DefaultCamelContext();
        try {
            context.addRoutes(routes);
            context.start();
            Exchange answer = context.createProducerTemplate()
                    .request("direct:orders", exchange -> exchange.getMessage().setBody("order"));
            return answer.isFailed()
                    ? answer.getException().getMessage()
                    : answer.getMessage().getBody();
        } finally {
            context.stop();
        }
    }

    private void call(Exchange exchange) {
        exchange.getMessage().setBody(calls.incrementAndGet());
    }

    /** Refuses the first answer it reads. */
    private void readAnswer(Exchange exchange) {
        if (readings.incrementAndGet() == 1) {
            throw new IllegalStateException("try again");
        }
    }

    /** Camel repeats the failing step, not the route: the same answer is read twice and nobody called again. */
    @Test
    void theRetryThatDoesNotRetry() throws Exception {
        Object answer = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders")
                        .onException(IllegalStateException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0)
                        .end()
                        .process(RetryTrapsTest.this::call)
                        .process(RetryTrapsTest.this::readAnswer);
            }
        });

        assertThat(answer).isEqualTo(1);
        assertThat(readings).hasValue(2);
        assertThat(calls).hasValue(1);
    }

    /** The cure: both steps in an inner route without an error handler; then the step that fails is the whole of it. */
    @Test
    void anInnerRouteIsRepeatedAsAWhole() throws Exception {
        Object answer = send(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders")
                        .onException(IllegalStateException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0)
                        .end()
                        .to("direct:calls");
                from("direct:calls")
                        .errorHandler(noErrorHandler())
                        .process(RetryTrapsTest.this::call)
                        .process(RetryTrapsTest.this::readAnswer);
            }
        });

        assertThat(answer).isEqualTo(2);
        assertThat(calls).hasValue(2);
    }

    /** The policy of the caller does not see what fails behind {@code direct:}; hence a policy on every route. */
    @Test
    void policiesDoNotReachThroughDirect() throws Exception {
        Object answer = send(outerPolicyOver(false));

        assertThat(answer).isEqualTo("try again");
        assertThat(seen).hasValue(0);
    }

    /** Unless the inner route says that its failures are its caller's. */
    @Test
    void aRouteLeftToItsCallerIsSeenByTheCallersPolicy() throws Exception {
        Object answer = send(outerPolicyOver(true));

        assertThat(answer).isEqualTo("dealt with");
        assertThat(seen).hasValue(1);
    }

    private RouteBuilder outerPolicyOver(boolean leftToCaller) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:orders")
                        .onException(IllegalStateException.class)
                        .handled(true)
                        .process(exchange -> seen.incrementAndGet())
                        .setBody(constant("dealt with"))
                        .end()
                        .to("direct:inner");
                if (leftToCaller) {
                    from("direct:inner").errorHandler(noErrorHandler()).process(RetryTrapsTest.this::readAnswer);
                } else {
                    from("direct:inner").process(RetryTrapsTest.this::readAnswer);
                }
            }
        };
    }
}
