package org.orderrelay.reliability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An order of the ERP and the statuses it goes through. Its events say when they came about, which is part of their
 * identity: whoever repeats one repeats it exactly.
 */
record ErpOrder(String reference, int number, String account, List<String> statuses, Instant began) {
    static final String CSV_HEADER =
            "reference_id,status,occurred_at,account,customer.phone,currency,item.retailer_id,item.name,item.quantity,"
                    + "item.amount,item.country_of_origin,item.importer_name,item.importer_address.address_line1,"
                    + "item.importer_address.city,item.importer_address.country_code,"
                    + "item.importer_address.postal_code,subtotal,total_amount\n";
    private static final String CSV_ITEM = "INR,T,Tea,1,100.00,IN,Acme,1 Main St,Pune,IN,411001,100.00,100.00\n";
    private static final String CSV_NO_ITEM = ",,,,,,,,,,,,\n";
    private static final int NUMBERS = 1_000_000;

    /** Orders of one account with their order details alone, a number each. */
    static List<ErpOrder> invoices(String account, int count, int firstNumber) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ErpOrder(
                        "%s%06d".formatted(account.replace('-', '.'), i),
                        firstNumber + i,
                        account,
                        List.of("pending"),
                        Instant.now()))
                .toList();
    }

    Event event(String status) {
        return new Event(reference, status);
    }

    /** The status after this one. */
    Optional<String> after(String status) {
        int next = statuses.indexOf(status) + 1;
        return next < statuses.size() ? Optional.of(statuses.get(next)) : Optional.empty();
    }

    /** Whether more than the order details is sent. */
    boolean isChain() {
        return statuses.size() > 1;
    }

    String phone() {
        return "+919876%06d".formatted(number % NUMBERS);
    }

    String json(String status) {
        String head = """
                {"reference_id":"%s","status":"%s","occurred_at":"%s","account":"%s","customer":{"phone":"%s"}""".formatted(reference, status, occurredAt(status), account, phone());
        return status.equals("pending") ? head + """
                ,"currency":"INR","items":[{"retailer_id":"T","name":"Tea","quantity":1,"amount":"100.00",
                "country_of_origin":"IN","importer_name":"Acme","importer_address":{"address_line1":"1 Main St",
                "city":"Pune","country_code":"IN","postal_code":"411001"}}],"subtotal":"100.00","total_amount":"100.00"}""" : head + "}";
    }

    String row(String status) {
        String head = String.join(",", reference, status, occurredAt(status).toString(), account, phone()) + ",";
        return head + (status.equals("pending") ? CSV_ITEM : CSV_NO_ITEM);
    }

    private Instant occurredAt(String status) {
        return began.plusSeconds(statuses.indexOf(status));
    }
}
