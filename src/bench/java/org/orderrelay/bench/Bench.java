package org.orderrelay.bench;

import java.util.Arrays;
import java.util.List;
import org.orderrelay.ledger.jdbc.ClaimBench;

/**
 * How fast it is. Figures are for reading, nothing is asserted; every part ends by itself.
 *
 * <p>Arguments, words and numbers as {@code -Dbench.arguments="…"}:
 *
 * <ul>
 *   <li>none or {@code all}: all of the following on both engines, about half an hour
 *   <li>{@code compare ENGINE RUNS SECONDS LATENCY-MS…}: relay, hand-written program and ordinary Camel route in turns
 *   <li>{@code relay ENGINE ORDERS RUNS LATENCY-MS…}: the relay alone
 *   <li>{@code intake ENGINE ORDERS RUNS}: taking in alone, by JMS, CSV and REST
 *   <li>{@code claims ENGINE QUEUED}: what a claim costs with many rows in the queue
 * </ul>
 */
public final class Bench {
    private static final List<String> ENGINES = List.of("sqlite", "postgresql");
    private static final int IN_FLIGHT = Integer.getInteger("bench.in.flight", 256);

    private Bench() {}

    /** Runs what the arguments name. */
    public static void main(String[] arguments) throws Exception {
        List<String> rest = Arrays.asList(arguments);
        switch (arguments.length == 0 ? "all" : arguments[0]) {
            case "all" -> all();
            case "compare" ->
                new Comparison(arguments[1], number(rest, 2), number(rest, 3), IN_FLIGHT).run(numbers(rest, 4));
            case "relay" -> RelaySpeed.run(arguments[1], number(rest, 2), number(rest, 3), numbers(rest, 4));
            case "intake" -> new IntakeSpeed(number(rest, 2), number(rest, 3)).run(arguments[1]);
            case "claims" -> ClaimBench.run(arguments[1], number(rest, 2));
            default -> throw new IllegalArgumentException("all, compare, relay, intake or claims, not " + rest);
        }
    }

    private static void all() throws Exception {
        for (String engine : ENGINES) {
            new Comparison(engine, 5, 8, IN_FLIGHT).run(List.of(0, 50, 200));
            new IntakeSpeed(40_000, 5).run(engine);
            ClaimBench.run(engine, 1_000_000);
        }
    }

    private static int number(List<String> arguments, int index) {
        return Integer.parseInt(arguments.get(index));
    }

    private static List<Integer> numbers(List<String> arguments, int from) {
        return arguments.stream().skip(from).map(Integer::valueOf).toList();
    }
}
