package org.orderrelay.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orderrelay.ledger.jdbc.Samples.order;
import static org.orderrelay.ledger.jdbc.Samples.pending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orderrelay.ledger.DeliveryFilter;
import org.orderrelay.ledger.DeliveryView;
import org.orderrelay.ledger.EventView;
import org.orderrelay.ledger.InvalidView;
import org.orderrelay.ledger.OrderView;
import org.orderrelay.ledger.Page;
import org.orderrelay.ledger.Verdict;
import org.orderrelay.order.OrderStatus;

/** What people see. */
interface ViewContract extends OnEngine {
    @Test
    default void showsAnOrderWithItsTimeline() {
        room().record(pending("R-1"));
        room().drain();
        room().clock.pass(Duration.ofSeconds(1));
        room().record(order("R-1", OrderStatus.SHIPPED));
        OrderView view = room().ledger.view().order("R-1").orElseThrow();

        assertThat(view.account()).isEqualTo("north");
        assertThat(view.status()).isEqualTo("shipped");
        assertThat(view.events()).extracting(EventView::status).containsExactly("pending", "shipped");
        assertThat(view.deliveries())
                .extracting(detail -> detail.delivery().state())
                .containsExactly("accepted", "queued");
        assertThat(view.deliveries().get(0).attempts()).hasSize(1);
        assertThat(room().ledger.view().order("R-none")).isEmpty();
    }

    @Test
    default void pagesThroughDeliveriesNewestFirst() {
        List<String> recorded = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            recorded.add(0, room().record(pending("R-" + i)).deliveryIds().get(0));
            room().clock.pass(Duration.ofMillis(i % 2));
        }
        List<String> seen = new ArrayList<>();
        Page<DeliveryView> page = page(null);
        seen.addAll(ids(page));
        while (page.nextCursor() != null) {
            page = page(page.nextCursor());
            seen.addAll(ids(page));
        }

        assertThat(seen).isEqualTo(recorded);
    }

    private Page<DeliveryView> page(String cursor) {
        return room().ledger.view().deliveries(new DeliveryFilter(null, null, null, null, null, null, null, 3, cursor));
    }

    private static List<String> ids(Page<DeliveryView> page) {
        return page.items().stream().map(DeliveryView::id).toList();
    }

    @Test
    default void filtersDeliveries() {
        Verdict dead = room().record(pending("R-1"));
        room().settle(room().claimOne(), Room.REJECTED);
        Verdict south = room().record(pending("R-2").by("south"));

        assertThat(ids(filter("dead", null, null, null))).isEqualTo(dead.deliveryIds());
        assertThat(ids(filter(null, "south", null, null))).isEqualTo(south.deliveryIds());
        assertThat(ids(filter(null, null, "R-1", null))).isEqualTo(dead.deliveryIds());
        assertThat(ids(filter(null, null, null, "E110"))).isEqualTo(dead.deliveryIds());
        assertThat(ids(filter("queued", "north", null, null))).isEmpty();
    }

    private Page<DeliveryView> filter(String state, String account, String reference, String code) {
        return room().ledger
                .view()
                .deliveries(new DeliveryFilter(state, account, reference, code, null, null, null, 10, null));
    }

    @Test
    default void saysWhoGoesFirst() {
        Verdict details = room().record(pending("R-1"));
        Verdict status = room().record(order("R-1", OrderStatus.SHIPPED));

        assertThat(room().deliveryOf(details).blockedBy()).isNull();
        assertThat(room().deliveryOf(details).nextAttemptAt())
                .isEqualTo(room().clock.instant());
        assertThat(room().deliveryOf(status).blockedBy())
                .isEqualTo(details.deliveryIds().get(0));
        assertThat(room().deliveryOf(status).nextAttemptAt()).isNull();
    }

    @Test
    default void countsDeliveriesByState() {
        room().record(pending("R-1"));
        room().record(pending("R-2"));
        room().settle(room().claim(1).get(0), Room.REJECTED);

        assertThat(room().ledger.view().countByState()).isEqualTo(Map.of("dead", 1L, "queued", 1L));
    }

    @Test
    default void pagesThroughInvalidOrders() {
        for (int i = 0; i < 3; i++) {
            room().record(Samples.invalid("message-" + i));
        }
        Page<InvalidView> first = room().ledger.view().invalid(2, null);
        Page<InvalidView> second = room().ledger.view().invalid(2, first.nextCursor());

        assertThat(first.items()).extracting(InvalidView::document).containsExactly("message-2", "message-1");
        assertThat(second.items()).extracting(InvalidView::document).containsExactly("message-0");
        assertThat(second.nextCursor()).isNull();
        assertThat(second.items().get(0).violations()).hasSize(1);
    }
}
