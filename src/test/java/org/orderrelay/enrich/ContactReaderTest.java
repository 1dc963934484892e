package org.orderrelay.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.order.Phone;

class ContactReaderTest {

    @ParameterizedTest
    @CsvSource({
        ",   +919876543210,     +919876543210",
        ",   9876543210,        ",
        ",   +91 98765 43210,   ",
        "IN, 9876543210,        +919876543210",
        "IN, 098765 43210,      +919876543210",
        "IN, +91 98765-43210,   +919876543210",
        "IN, +5511987654321,    +5511987654321",
        "IN, 98765,             ",
        "IN, 98765x43210,       ",
        "IN, 9876543210 ext. 5, ",
        "BR, (11) 98765-4321,   +5511987654321",
        "BR, 11 8765-4321,      +551187654321",
    })
    void aPhoneIsE164OrASpellingOfTheRegionAndNeverGuessed(String region, String text, String e164) {
        assertThat(new ContactReader(region).phone(text).map(Phone::e164).orElse(null))
                .isEqualTo(e164);
    }

    @Test
    void whatIsEmptyIsUnknownAndALocaleMayComeWithADash() {
        Contact contact = ContactReader.STRICT.read("C-1", " ", "\tAsha Rao ", " hi-IN");

        assertThat(contact).isEqualTo(new Contact("C-1", null, "Asha Rao", "hi_IN"));
        assertThat(ContactReader.STRICT.read("C-1", null, null, null)).isEqualTo(new Contact("C-1", null, null, null));
    }
}
