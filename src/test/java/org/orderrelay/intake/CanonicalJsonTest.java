package org.orderrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void readingTheCanonicalJsonGivesTheSameOrder() {
        Reading.Valid first = TeaShop.valid(TeaShop.tree());

        Reading.Valid second = TeaShop.valid(TeaShop.tree(first.contentJson()));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void holdsEveryFieldOfTheExampleThatIsNotADefault() {
        Map<?, ?> canonical =
                (Map<?, ?>) TeaShop.tree(TeaShop.valid(TeaShop.tree()).contentJson());
        Map<String, Object> expected = TeaShop.tree();
        expected.remove("goods");
        expected.remove("quick_pay");

        assertThat(canonical).isEqualTo(expected);
    }

    @Test
    void isCompactAndStartsWithReferenceAndStatus() {
        assertThat(TeaShop.valid(TeaShop.tree()).contentJson())
                .startsWith("{\"reference_id\":\"BM345A-12\",\"status\":\"pending\",")
                .endsWith("\"event_id\":\"evt-1\",\"occurred_at\":\"2026-11-21T09:00:00Z\"}")
                .doesNotContain("\n");
    }

    @Test
    void hashIsSha256OfTheCanonicalJsonWithoutIdentity() throws Exception {
        Map<String, Object> tree = TeaShop.tree();
        tree.remove("event_id");
        tree.remove("occurred_at");
        Reading.Valid without = TeaShop.valid(tree);
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(without.contentJson().getBytes(StandardCharsets.UTF_8));

        assertThat(without.contentHash()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(TeaShop.valid(TeaShop.tree()).contentHash()).isEqualTo(without.contentHash());
    }

    @Test
    void otherSpellingsOfOneOrderHaveOneHash() {
        Map<String, Object> tree = TeaShop.tree();
        tree.put("subtotal", new BigDecimal("398"));
        tree.put("tax", new BigDecimal("19.9"));
        tree.put("shipping", 40);
        tree.remove("discount");
        tree.remove("goods");
        tree.put("expires_at", "2026-11-22T14:30:00+05:30");
        tree.put("description", tree.remove("description"));

        assertThat(TeaShop.valid(tree).contentHash())
                .isEqualTo(TeaShop.valid(TeaShop.tree()).contentHash());
    }

    @Test
    void spellingsOfAStatusHaveOneHash() {
        String order = "{\"reference_id\":\"A-1\",\"status\":\"%s\",\"customer\":{\"id\":\"C-1\"}}";

        String hash = TeaShop.valid(TeaShop.tree(order.formatted("partially_shipped")))
                .contentHash();

        assertThat(TeaShop.valid(TeaShop.tree(order.formatted("partially-shipped")))
                        .contentHash())
                .isEqualTo(hash);
        assertThat(TeaShop.valid(TeaShop.tree(order.formatted("PARTIALLY_SHIPPED")))
                        .contentHash())
                .isEqualTo(hash);
        assertThat(TeaShop.valid(TeaShop.tree(order.formatted("shipped"))).contentHash())
                .isNotEqualTo(hash);
    }

    @Test
    void anyOtherContentHasAnotherHash() {
        Map<String, Object> tree = TeaShop.tree();
        tree.put("description", "Something else");

        assertThat(TeaShop.valid(tree).contentHash())
                .isNotEqualTo(TeaShop.valid(TeaShop.tree()).contentHash());
    }
}
