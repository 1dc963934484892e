package org.orderrelay.intake.mapping;

/** Port: the language of the path expressions of a mapping, JSONPath. */
@FunctionalInterface
public interface PathLanguage {
    /**
     * Compiles one expression; done at start, never for a message.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    PathExpression compile(String path);
}
