package org.orderrelay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Taking in alone, from the first order to the last one on disk: the account may make one call a second, so that almost
 * nothing is delivered meanwhile.
 */
final class IntakeSpeed {
    private static final int CALLERS = 32;
    private static final int REST_SHARE = 4;
    private static final String HEADER = "reference_id,status,occurred_at,customer.phone,customer.name,currency,goods,"
            + "item.retailer_id,item.name,item.quantity,item.amount,item.country_of_origin,item.importer_name,"
            + "item.importer_address.address_line1,item.importer_address.city,item.importer_address.country_code,"
            + "item.importer_address.postal_code,subtotal,tax,shipping,discount,total_amount";

    /** One way to hand orders over. */
    @FunctionalInterface
    private interface Source {
        void send(int series, int orders) throws Exception;
    }

    private final int orders;
    private final int runs;
    private int series = 100;

    IntakeSpeed(int orders, int runs) {
        this.orders = orders;
        this.runs = runs;
    }

    void run(String engine) throws Exception {
        Path work = Files.createTempDirectory(Path.of("target"), "bench");
        System.out.printf(
                "%nIntake alone, %s, medians of %d; sync of this disk: %s%n", engine, runs, SyncTime.measure(work));
        try (Database database = Database.of(engine, work);
                Provider provider = new Provider(work);
                RelayProgram relay = new RelayProgram(work, database, provider.url(), 1, "{per-second: 1}")) {
            measure(relay, "JMS, one order a message", orders, (s, n) -> Feeder.send(relay.brokerUrl(), s, n));
            measure(relay, "CSV, one row an order", orders, (s, n) -> csv(relay.folder(), s, n));
            measure(
                    relay,
                    "REST, one order a call, " + CALLERS + " callers",
                    orders / REST_SHARE,
                    (s, n) -> rest(relay.ordersUrl(), s, n));
            System.out.printf("living heap %d MB%n", relay.liveBytes() >> 20);
        }
    }

    private void measure(RelayProgram relay, String name, int count, Source source) throws Exception {
        List<Double> rates = new ArrayList<>();
        List<Double> micros = new ArrayList<>();
        for (int run = -1; run < runs; run++) {
            long expected = relay.recorded() + count;
            long cpu = relay.cpu().toNanos();
            long start = System.nanoTime();
            source.send(++series, count);
            while (relay.recorded() < expected) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            if (run >= 0) { // the first warms up
                rates.add(count * 1e9 / (System.nanoTime() - start));
                micros.add((relay.cpu().toNanos() - cpu) / 1e3 / count);
            }
        }
        System.out.printf(
                "%-40s %,7.0f orders/s, CPU of the relay %4.0f us an order%n",
                name, Median.of(rates, Double::doubleValue), Median.of(micros, Double::doubleValue));
    }

    /** Written aside and moved in, as producers should. */
    private static void csv(Path folder, int series, int orders) throws IOException {
        String rows = IntStream.range(0, orders)
                .mapToObj(i -> String.format(
                        "B%02d-%08d,pending,2026-11-21T09:00:00Z,+9198%08d,Asha Rao,INR,physical,SKU-1,Tea,2,199.00,IN,Acme,"
                                + "1 Main St,Pune,IN,411001,398.00,19.90,40.00,0.00,457.90",
                        series, i, i))
                .collect(Collectors.joining("\n", HEADER + '\n', "\n"));
        Path aside = Files.writeString(folder.resolve("aside-" + series), rows);
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.move(aside, inbox.resolve("orders-" + series + ".csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void rest(String url, int series, int orders) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .header("X-API-Key", RelayProgram.KEY)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(BenchOrders.order(series, i)))
                    .build();
            calls.add(() -> status(http, request));
        }
        for (Future<Integer> answer : callers.invokeAll(calls)) {
            if (answer.get() != 202) {
                throw new IllegalStateException("the relay answered " + answer.get());
            }
        }
        callers.shutdown();
    }

    private static int status(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
