package org.orderrelay.order;

/**
 * Where in a CSV file a violation is, and what stood there without saying it.
 *
 * @param row data row, the row below the header being 1; blank lines are not counted
 * @param line line of the file as an editor shows it, from 1; of a row over several lines the first; 0 if not known
 * @param value class of the value, as {@code digits(9)} or {@code empty}; empty where no single value is meant
 */
public record Cell(int row, int line, String value) {}
