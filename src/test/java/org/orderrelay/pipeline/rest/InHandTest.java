package org.orderrelay.pipeline.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InHandTest {
    private final InHand unit = new InHand(2, 100);

    @Test
    void takesSoManyRequests() {
        InHand.Place first = unit.take(0);
        unit.take(0);

        assertThat(unit.take(0)).isNull();
        first.release();
        assertThat(unit.take(0)).isNotNull();
    }

    @Test
    void takesSoManyBytes() {
        InHand.Place first = unit.take(60);

        assertThat(unit.take(41)).isNull();
        assertThat(unit.bytes()).isEqualTo(60);
        first.release();
        first.release();
        assertThat(unit.bytes()).isZero();
        assertThat(unit.requests()).isZero();
    }

    /** A caller that hangs up while its body waits for a thread makes no room: the body is still there. */
    @Test
    void aPlaceThatWasTakenOverOutlivesItsConnection() {
        InHand.Place place = unit.take(60);
        place.takeOver();

        place.leave();

        assertThat(unit.bytes()).isEqualTo(60);
        place.release();
        assertThat(unit.bytes()).isZero();
    }

    @Test
    void aPlaceNobodyTookOverEndsWithItsConnection() {
        unit.take(60).leave();

        assertThat(unit.bytes()).isZero();
    }
}
