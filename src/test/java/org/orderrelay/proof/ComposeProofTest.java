package org.orderrelay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orderrelay.account.Account;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.Order;

/**
 * Compose is proven: whatever valid order comes, what goes over the wire is what the provider's own documents demand
 * (facts 1.2, 1.3, 2.1, 2.2, 3.2, 3.4), and it says what the order says. A fault names its seed: it comes again.
 */
class ComposeProofTest {
    private static final int ORDERS = 10_000;
    private static final int WILD_ORDERS = 3_000;
    private static final int TOLD_FAULTS = 5;
    private static final int LONGEST_SHOWN = 2_000;

    static Stream<Wire> wires() {
        return Stream.of(new KaleyraWire(), new MetaWire(), new InfobipWire());
    }

    static Wire wire(String provider) {
        return wires().filter(wire -> wire.provider().name().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("wires")
    void everyOrderToTheProvidersTasteIsSentAsItsDocumentsDemand(Wire wire) {
        List<Sending> ways = ways(wire);
        List<String> faults = new ArrayList<>();
        Set<String> fields = new TreeSet<>();
        for (int seed = 0; seed < ORDERS && faults.size() < TOLD_FAULTS; seed++) {
            Sending way = ways.get(seed % ways.size());
            for (Sending.Sent sent : way.send(order(seed, wire, way.account()), seed % 4 == 0)) {
                fault(sent, wire).ifPresent(seed, faults);
                if (seed % 5 == 0) {
                    WireSchema.addFields(sent.body(), fields);
                }
            }
        }

        assertThat(faults).isEmpty();
        Set<String> unmet = WireSchema.known(wire.provider().name());
        unmet.removeAll(fields);
        assertThat(unmet).as("fields no order has filled").isEqualTo(wire.unused());
    }

    @ParameterizedTest
    @MethodSource("wires")
    void whatIsNotRefusedIsAlwaysSentAsItsDocumentsDemand(Wire wire) {
        List<Sending> ways = ways(wire);
        List<String> faults = new ArrayList<>();
        int refused = 0;
        int taken = 0;
        for (int seed = 0; seed < WILD_ORDERS && faults.size() < TOLD_FAULTS; seed++) {
            Sending way = ways.get(seed % ways.size());
            Map<String, Object> wild = Wildness.spoil(new Dice(-seed), order(seed, wire, way.account()));
            for (Sending.Sent sent : way.send(wild, false)) {
                if (sent.refusal() == null) {
                    taken++;
                    fault(sent, wire).ifPresent(seed, faults);
                } else {
                    refused++;
                }
            }
        }

        assertThat(faults).isEmpty();
        assertThat(refused).isGreaterThan(WILD_ORDERS / 20);
        assertThat(taken).isGreaterThan(WILD_ORDERS / 20);
    }

    private static List<Sending> ways(Wire wire) {
        return wire.accounts().stream()
                .map(account -> new Sending(wire, account))
                .toList();
    }

    private static Map<String, Object> order(int seed, Wire wire, Account account) {
        return new RandomOrders(seed, wire.taste(account), Sending.NOW).next();
    }

    /** What is wrong with one notification. */
    record Fault(List<String> reasons, Sending.Sent sent) {
        void ifPresent(int seed, List<String> faults) {
            if (!reasons.isEmpty()) {
                String body = String.valueOf(sent.body());
                faults.add("seed " + seed + ": " + reasons + " in "
                        + body.substring(0, Math.min(body.length(), LONGEST_SHOWN)));
            }
        }
    }

    private static Fault fault(Sending.Sent sent, Wire wire) {
        if (sent.refusal() != null) {
            return new Fault(List.of("refused: " + sent.refusal()), sent);
        }
        NotificationKind kind = sent.notification().kind();
        List<String> reasons = new ArrayList<>(WireSchema.faults(wire.schema(sent.request(), kind), sent.body()));
        if (kind == NotificationKind.ORDER_DETAILS) {
            reasons.addAll(wire.sums(sent.body()));
        }
        Wire.Told told = wire.told(sent.body(), kind);
        if (!told.equals(expected(sent))) {
            reasons.add("says " + told);
        }
        return new Fault(reasons, sent);
    }

    private static Wire.Told expected(Sending.Sent sent) {
        Order order = sent.notification().order();
        boolean invoice = sent.notification().kind() == NotificationKind.ORDER_DETAILS;
        return new Wire.Told(
                sent.wireReference(),
                sent.notification().deliveryId(),
                sent.notification().recipient().e164(),
                order.status().name().toLowerCase(Locale.ROOT),
                invoice ? order.amounts().total().minor() : 0,
                invoice ? order.items().stream().map(LineItem::name).toList() : List.of());
    }
}
