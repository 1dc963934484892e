package org.orderrelay.intake.mapping;

import org.jspecify.annotations.Nullable;

/** Port: one compiled path expression. Thread-safe. */
@FunctionalInterface
public interface PathExpression {
    /**
     * What it finds.
     *
     * @param node a map or a list of an untyped JSON tree
     * @return null if there is nothing; a list, possibly empty, if the expression can find several
     */
    @Nullable
    Object read(Object node);
}
