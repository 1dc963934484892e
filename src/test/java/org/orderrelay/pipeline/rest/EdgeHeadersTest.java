package org.orderrelay.pipeline.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeHeadersTest {
    private static final List<String> STEERING = List.of(
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpQuery",
            "CamelHttpMethod",
            "CamelHttpResponseCode",
            "CamelFileName",
            "CamelFilePath",
            "CamelFileLength",
            "CamelRedeliveryDelay",
            "CamelRedelivered",
            "CamelSqlQuery",
            "CamelBeanMethodName",
            "CamelExecCommandExecutable",
            "CamelJmsDestination",
            "CamelJmsDestinationName",
            "CamelToEndpoint",
            "CamelSplitIndex",
            "CamelCharsetName",
            "CamelJacksonUnmarshalType",
            "org.apache.camel.file",
            "JMSReplyTo",
            "JMS_Vendor_Type",
            "JMSXGroupID",
            "Breadcrumbid",
            "Host",
            "Cookie");

    static Stream<String> steering() {
        return STEERING.stream()
                .flatMap(name -> Stream.of(
                        name,
                        name.toLowerCase(Locale.ROOT),
                        name.toUpperCase(Locale.ROOT),
                        name.substring(0, 1) + name.substring(1, 2).toUpperCase(Locale.ROOT) + name.substring(2)));
    }

    private static boolean enters(EdgeHeaders headers, String name) {
        return !headers.applyFilterToExternalHeaders(name, "x", new DefaultExchange(new DefaultCamelContext()));
    }

    private static boolean leaves(EdgeHeaders headers, String name) {
        return !headers.applyFilterToCamelHeaders(name, "x", new DefaultExchange(new DefaultCamelContext()));
    }

    @ParameterizedTest
    @MethodSource("steering")
    void nothingThatSteersCamelPassesAnEdge(String name) {
        for (EdgeHeaders headers : List.of(
                EdgeHeaders.rest(), EdgeHeaders.webhooks(), EdgeHeaders.provider(), EdgeHeaders.publications())) {
            assertThat(enters(headers, name)).isFalse();
            assertThat(leaves(headers, name)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-API-Key", "x-api-key", "CONTENT-TYPE", "Idempotency-Key", "limit"})
    void whatTheRestRoutesReadMayEnter(String name) {
        assertThat(enters(EdgeHeaders.rest(), name)).isTrue();
        assertThat(leaves(EdgeHeaders.publications(), name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-key", "Content-Type", "Accept"})
    void whatAProviderNeedsMayLeave(String name) {
        assertThat(leaves(EdgeHeaders.provider(), name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"outcomeId", "OUTCOMEID"})
    void onlyTheStableIdGoesToTheErp(String name) {
        assertThat(leaves(EdgeHeaders.publications(), name)).isTrue();
        assertThat(enters(EdgeHeaders.publications(), name)).isFalse();
    }
}
