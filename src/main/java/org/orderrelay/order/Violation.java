package org.orderrelay.order;

/**
 * One reason an order is invalid.
 *
 * @param path JSON pointer into the document ({@code /items/0/name}); for CSV the column name; empty for the whole order
 * @param rule stable word for programs: {@code required}, {@code length}, {@code sum}, {@code unknown-field}, …
 * @param message sentence for people: what is wrong and what to do; never a phone number or a name
 */
public record Violation(String path, String rule, String message) {}
