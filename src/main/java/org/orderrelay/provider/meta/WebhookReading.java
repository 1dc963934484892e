package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Account;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.provider.whatsapp.Moments;

/**
 * Reads one webhook: {@code {object, entry: [{id, time, changes: [{field, value}]}]}} (facts 2.7). One app may serve
 * several accounts, and Meta sends all of them to one address: what names another account is told as such and no more.
 */
final class WebhookReading {
    private static final String OBJECT = "whatsapp_business_account";

    private final Account account;
    private final Moments moments;
    private final MessageReceipts messages;
    private final List<Receipt> receipts = new ArrayList<>();

    WebhookReading(Account account, Moments moments, FailureMeaning meaning) {
        this.account = account;
        this.moments = moments;
        this.messages = new MessageReceipts(moments, meaning, receipts);
    }

    List<Receipt> read(String body) {
        JsonNode root = LooseJson.tree(body);
        String object = root == null ? null : LooseJson.text(root.path("object"));
        if (root == null || !root.isObject()) {
            other("The body is no JSON object.");
        } else if (object != null && !object.equals(OBJECT)) {
            other("The news is of another product than WhatsApp.");
        } else {
            LooseJson.each(root.path("entry")).forEach(this::entry);
        }
        if (receipts.isEmpty()) {
            other("The webhook holds no news.");
        }
        return List.copyOf(receipts);
    }

    private void entry(JsonNode entry) {
        boolean foreign = differs(LooseJson.text(entry.path("id")), Graph.BUSINESS_ACCOUNT_ID);
        for (JsonNode change : LooseJson.each(entry.path("changes"))) {
            if (foreign) {
                other("The news is of another WhatsApp Business account.");
            } else {
                change(entry, change);
            }
        }
    }

    private void change(JsonNode entry, JsonNode change) {
        JsonNode value = change.path("value");
        if (differs(LooseJson.text(value.at("/metadata/phone_number_id")), Graph.PHONE_NUMBER_ID)) {
            other("The news is of another business number.");
            return;
        }
        String field = LooseJson.text(change.path("field"));
        switch (field == null ? "" : field) {
            case "messages", "" -> messages.read(value);
            case "message_template_status_update" ->
                receipts.add(TemplateReceipt.of(change, moments.of(value.path("timestamp"), entry.path("time"))));
            case "payment_configuration_update" -> configuration(value, entry);
            case "phone_number_quality_update" -> other("The quality or the limit of the business number changed.");
            case "account_update", "account_review_update", "account_alerts" -> other("News of the account itself.");
            default -> other("News of a kind the relay does not read.");
        }
    }

    private void configuration(JsonNode value, JsonNode entry) {
        String name = LooseJson.text(value.path("configuration_name"));
        String status = LooseJson.text(value.path("status"));
        if (name == null || status == null) {
            other("News of a payment configuration without its name or status.");
            return;
        }
        receipts.add(new Receipt.PaymentConfigurationNews(
                name, status, moments.of(value.path("updated_timestamp"), entry.path("time"))));
    }

    /** Whether an id is there, ours is known, and they are not the same. */
    private boolean differs(@Nullable String id, String option) {
        return id != null
                && account.option(option).map(ours -> !ours.equals(id)).orElse(false);
    }

    private void other(String reason) {
        receipts.add(new Receipt.Other(reason, moments.receivedAt()));
    }
}
