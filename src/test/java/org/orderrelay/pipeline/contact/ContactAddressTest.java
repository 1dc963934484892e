package org.orderrelay.pipeline.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S3: nothing an order says chooses where a look-up goes. */
class ContactAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C-1                     | C-1",
                "a b                     | a%20b",
                "../../admin             | ..%2F..%2Fadmin",
                "..\\..\\admin           | ..%5C..%5Cadmin",
                "x@evil.example          | x%40evil.example",
                "//evil.example/         | %2F%2Fevil.example%2F",
                "http://127.0.0.1        | http%3A%2F%2F127.0.0.1",
                "1?admin=true            | 1%3Fadmin%3Dtrue",
                "1#x                     | 1%23x",
                "1&id=2                  | 1%26id%3D2",
                "1;jsessionid=2          | 1%3Bjsessionid%3D2",
                "%2e%2e                  | %252e%252e",
                "{id}                    | %7Bid%7D",
                "café                    | caf%C3%A9",
            })
    void aCustomerNumberStaysOneSegment(String id, String encoded) {
        URI uri = ContactAddress.of("https://crm.example.com/v1/customers/{id}/card?full=1", false)
                .of(id)
                .orElseThrow();

        assertThat(uri).hasToString("https://crm.example.com/v1/customers/" + encoded + "/card?full=1");
        assertThat(uri.getHost()).isEqualTo("crm.example.com");
        assertThat(uri.normalize()).isEqualTo(uri);
    }

    @Test
    void controlCharactersAreEncoded() {
        assertThat(ContactAddress.of("https://crm.example.com/c?no={id}", false).of("1\r\nHost: x\0"))
                .contains(URI.create("https://crm.example.com/c?no=1%0D%0AHost%3A%20x%00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "..."})
    void dotsAloneHaveNoAddress(String id) {
        assertThat(ContactAddress.of("https://crm.example.com/customers/{id}", false)
                        .of(id))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://crm.example.com/customers      | {id} once",
                "https://crm.example.com/{id}/{id}      | {id} once",
                "https://{id}.example.com/              | choose the host",
                "https://crm.example.com:{id}/          | choose the host",
                "https://{id}/customers                 | choose the host",
                "https://user:{id}@crm.example.com/     | without user",
                "https://crm.example.com/#{id}          | fragment",
                "http://crm.example.com/{id}            | must be https",
                "ftp://crm.example.com/{id}             | must be https",
                "file:///etc/{id}                       | https://host/path",
                "https://crm example.com/{id}           | is not a URL",
                "{id}                                   | https://host/path",
            })
    void aTemplateThatCouldLeadAstrayIsRefused(String template, String reason) {
        assertThatThrownBy(() -> ContactAddress.of(template, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8090/{id}", "http://localhost/{id}", "http://[::1]/{id}"})
    void plainHttpIsForLoopback(String template) {
        assertThat(ContactAddress.of(template, false).of("1")).isPresent();
        assertThat(ContactAddress.of("http://crm.example.com/{id}", true).of("1"))
                .isPresent();
    }
}
