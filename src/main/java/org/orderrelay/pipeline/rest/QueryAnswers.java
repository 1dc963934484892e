package org.orderrelay.pipeline.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.ledger.AttemptView;
import org.orderrelay.ledger.DeliveryDetail;
import org.orderrelay.ledger.EditView;
import org.orderrelay.ledger.EventView;
import org.orderrelay.ledger.FileView;
import org.orderrelay.ledger.OrderView;
import org.orderrelay.ledger.QuarantinedRow;
import org.orderrelay.ledger.ReceiptView;
import org.orderrelay.order.Cell;
import org.orderrelay.order.Phone;
import org.orderrelay.order.Violation;

/** The shapes of detailed answers: documents are shown as JSON, not as text in a string, and numbers are masked. */
final class QueryAnswers {
    private final ObjectMapper mapper = ApiJson.mapper();

    ObjectNode order(OrderView order) {
        ObjectNode node = mapper.createObjectNode();
        node.put("reference_id", order.referenceId());
        node.put("status", order.status());
        node.put("account", order.account());
        ArrayNode events = node.putArray("events");
        order.events().forEach(event -> events.add(event(event)));
        ArrayNode deliveries = node.putArray("deliveries");
        order.deliveries().forEach(detail -> deliveries.add(delivery(detail)));
        node.set("payments", mapper.valueToTree(order.payments()));
        return node;
    }

    /** A file with its first refused rows, one element a violation. */
    ObjectNode file(FileView file, List<QuarantinedRow> quarantined) {
        ObjectNode node = mapper.valueToTree(file);
        ArrayNode rows = node.putArray("quarantine");
        for (QuarantinedRow row : quarantined) {
            row.violations().forEach(violation -> rows.add(refused(row, violation)));
        }
        return node;
    }

    private ObjectNode refused(QuarantinedRow row, Violation violation) {
        Cell cell = violation.cell() == null ? new Cell(row.firstRow(), row.line(), "") : violation.cell();
        ObjectNode node = mapper.createObjectNode();
        node.put("row", cell.row());
        node.put("line", cell.line());
        node.put("reference_id", row.reference());
        node.put("column", violation.path());
        node.put("value_class", cell.value());
        node.put("rule", violation.rule());
        node.put("message", violation.message());
        return node;
    }

    private ObjectNode event(EventView event) {
        ObjectNode node = mapper.valueToTree(event);
        JsonNode content = document(event.content());
        maskPhones(content);
        node.set("content", content);
        return node;
    }

    ObjectNode delivery(DeliveryDetail detail) {
        ObjectNode node = mapper.valueToTree(detail.delivery());
        String number = detail.delivery().recipient().e164();
        node.set("payload", masked(detail.payload(), number));
        ArrayNode attempts = node.putArray("attempts_made");
        for (AttemptView attempt : detail.attempts()) {
            ObjectNode made = mapper.valueToTree(attempt);
            made.set("sent", masked(attempt.sent(), number));
            made.set("answer", masked(attempt.answer(), number));
            attempts.add(made);
        }
        ArrayNode receipts = node.putArray("receipts");
        detail.receipts().forEach(receipt -> receipts.add(receipt(receipt, number)));
        ArrayNode edits = node.putArray("edits");
        for (EditView edit : detail.edits()) {
            ObjectNode change = mapper.valueToTree(edit);
            change.set("before", masked(edit.before(), number));
            change.set("diff", masked(edit.diff(), number));
            edits.add(change);
        }
        return node;
    }

    /** The provider may know the customer by other digits than ours: they are masked as well. */
    private ObjectNode receipt(ReceiptView receipt, String number) {
        ObjectNode node = mapper.valueToTree(receipt);
        String digits = receipt.recipientId();
        node.remove("recipient_id");
        node.put("recipient", digits == null ? null : Phone.mask(digits.startsWith("+") ? digits : '+' + digits));
        if (receipt.reason() != null) {
            String shown = Phone.mask(number).substring(1);
            node.put("reason", receipt.reason().replace(number.substring(1), shown));
        }
        return node;
    }

    private JsonNode masked(@Nullable String text, String number) {
        if (text == null) {
            return mapper.nullNode();
        }
        String digits = number.substring(1);
        return document(text.replace(digits, Phone.mask(number).substring(1)));
    }

    private JsonNode document(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            // a provider's answer may be anything; then it is shown as it came
            return TextNode.valueOf(text);
        }
    }

    private static void maskPhones(JsonNode content) {
        if (content.path("customer") instanceof ObjectNode customer && customer.has("phone")) {
            customer.put("phone", Phone.mask(customer.get("phone").asText()));
        }
        if (content.path("recipients") instanceof ArrayNode recipients) {
            for (int i = 0; i < recipients.size(); i++) {
                recipients.set(i, TextNode.valueOf(Phone.mask(recipients.get(i).asText())));
            }
        }
    }
}
