package org.orderrelay.enrich;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.account.TemplateRef;
import org.orderrelay.notification.NotificationKind;
import org.orderrelay.order.OrderStatus;

/**
 * Chooses among an account's templates: the kind and status must fit; then the locale decides, then a template of just
 * this status goes before one of every status.
 *
 * <p>The locale falls back from the one wanted ({@code hi_IN}) to its language ({@code hi}) to another of its language
 * ({@code hi_LATN}); then to the account's own ({@code locale} of {@code accounts.yaml}; without one, that of its first
 * template that fits), in the same three steps; then to English; then to the first template that fits.
 */
final class TemplateChoice {
    private static final String ENGLISH = "en";

    private TemplateChoice() {}

    static Optional<TemplateRef> of(Account account, OrderStatus status, @Nullable String locale) {
        String kind = NotificationKind.of(status).wire();
        List<TemplateRef> fitting = account.templates().stream()
                .filter(template -> template.notification().equals(kind))
                .filter(template ->
                        template.status() == null || template.status().equals(status.wire()))
                .toList();
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        String own = account.option("locale").orElse(fitting.get(0).locale());
        return nearest(fitting, locale == null ? own : locale)
                .or(() -> nearest(fitting, own))
                .or(() -> nearest(fitting, ENGLISH))
                .or(() -> nearest(fitting, fitting.get(0).locale()));
    }

    private static Optional<TemplateRef> nearest(List<TemplateRef> fitting, String wanted) {
        return best(fitting, template -> template.locale().equals(wanted))
                .or(() -> best(fitting, template -> template.locale().equals(language(wanted))))
                .or(() -> best(fitting, template -> language(template.locale()).equals(language(wanted))));
    }

    private static Optional<TemplateRef> best(List<TemplateRef> fitting, Predicate<TemplateRef> locale) {
        return fitting.stream()
                .filter(locale.and(template -> template.status() != null))
                .findFirst()
                .or(() -> fitting.stream().filter(locale).findFirst());
    }

    private static String language(String locale) {
        int end = locale.indexOf('_');
        return end < 0 ? locale : locale.substring(0, end);
    }
}
