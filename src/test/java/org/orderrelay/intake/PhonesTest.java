package org.orderrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.orderrelay.order.Phone;

class PhonesTest {

    @ParameterizedTest(name = "{3}: {1} from {0}")
    @CsvFileSource(resources = "/intake/phones.csv", numLinesToSkip = 1)
    void becomesE164OrIsRefused(String region, String text, String e164, String why) {
        assertThat(new Phones(region).read(text).map(Phone::e164).orElse(null))
                .as(why)
                .isEqualTo(e164);
    }

    @Test
    void aRememberedNumberIsReadTheSameAgain() {
        Phones phones = new Phones("IN");

        assertThat(phones.read("+919876543210")).isEqualTo(phones.read("+919876543210"));
        assertThat(phones.read("9876543210")).isEqualTo(phones.read("9876543210"));
        assertThat(phones.read("98765")).isEmpty();
        assertThat(phones.read("98765")).isEmpty();
    }
}
