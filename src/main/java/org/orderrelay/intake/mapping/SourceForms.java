package org.orderrelay.intake.mapping;

import java.util.Map;
import org.orderrelay.intake.CanonicalOrders;

/**
 * The form of each source.
 *
 * @param standard of sources nothing is said about
 * @param own by {@code Origin.source()}: {@code jms}, {@code rest}, {@code file}, {@code sftp}
 */
public record SourceForms(SourceForm standard, Map<String, SourceForm> own) {
    public SourceForms {
        own = Map.copyOf(own);
    }

    /** Every source has the canonical form. */
    public static SourceForms canonical(CanonicalOrders orders) {
        return new SourceForms(new SourceForm(orders, null), Map.of());
    }

    /** The form of a source. */
    public SourceForm of(String source) {
        return own.getOrDefault(source, standard);
    }
}
