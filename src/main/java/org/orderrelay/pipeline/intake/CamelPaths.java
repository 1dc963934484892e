package org.orderrelay.pipeline.intake;

import com.jayway.jsonpath.InvalidPathException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.camel.jsonpath.JsonPathExpression;
import org.apache.camel.support.DefaultExchange;
import org.orderrelay.intake.mapping.PathExpression;
import org.orderrelay.intake.mapping.PathLanguage;

/**
 * The paths of mappings in Camel's JSONPath language. Each becomes one of Camel's expressions at start. A place that is
 * not there is nothing, not a failure. Camel's additions to the language are off: {@code ${…}} of an ERP's field name is
 * never evaluated, and {@code a > 1} is no path. Thread-safe.
 */
public final class CamelPaths implements PathLanguage {
    /** Mappings are checked before anything starts; the language asks its context for nothing but an object mapper. */
    private final CamelContext context = new SimpleCamelContext(false);

    @Override
    public PathExpression compile(String path) {
        try {
            CompiledPaths.compile(path);
        } catch (InvalidPathException notAPath) {
            // Camel finds that out with the first message only
            throw new IllegalArgumentException(notAPath.getMessage(), notAPath);
        }
        JsonPathExpression expression = new JsonPathExpression(path);
        expression.setSuppressExceptions(true);
        expression.setAllowSimple(false);
        expression.setAllowEasyPredicate(false);
        expression.init(context);
        return node -> {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(node);
            return expression.evaluate(exchange);
        };
    }
}
