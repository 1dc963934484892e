package org.orderrelay.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One measurement, from the first send to the last settled outcome.
 *
 * @param perSecond orders a second
 * @param ownCpu microseconds of CPU an order, of the program with its broker
 * @param allCpu the same of everything that took part: program, provider, producer, database server
 */
record Measured(double perSecond, double ownCpu, double allCpu) {
    private static final long STUCK_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static int series;

    static Measured of(Program program, Provider provider, int orders) throws Exception {
        long before = program.settled();
        Duration own = program.cpu();
        Duration all = all(program, provider);
        long start = System.nanoTime();
        Feeder.send(program.brokerUrl(), ++series, orders);
        await(program, before + orders);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Measured(
                orders / seconds,
                micros(program.cpu().minus(own)) / orders,
                micros(all(program, provider).minus(all)) / orders);
    }

    private static void await(Program program, long expected) throws Exception {
        long last = -1;
        long since = System.nanoTime();
        for (long settled = program.settled(); settled < expected; settled = program.settled()) {
            if (settled != last) {
                last = settled;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STUCK_NANOS) {
                throw new IllegalStateException(program.name() + " stands still at " + settled + " of " + expected);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static Duration all(Program program, Provider provider) {
        Duration producer = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        return program.cpu().plus(provider.cpu()).plus(producer).plus(Database.cpu());
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }

    String line() {
        return String.format(
                "%,6.0f orders/s, CPU an order %4.0f us, with provider, producer and database server %4.0f us",
                perSecond, ownCpu, allCpu);
    }
}
