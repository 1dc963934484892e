package org.orderrelay.bench;

/** Orders of about 0.8 kB, each of its own reference and recipient. */
final class BenchOrders {
    private BenchOrders() {}

    static String order(int run, int index) {
        return """
                {"reference_id":"B%02d-%08d","status":"pending","occurred_at":"2026-11-21T09:00:00Z",\
                "description":"Your order is ready to be paid","customer":{"id":"C-%d","phone":"+9198%08d","name":"Asha Rao",\
                "email":"asha@example.com","locale":"en_US"},"currency":"INR","goods":"physical","items":[{"retailer_id":"SKU-1",\
                "name":"Tea","quantity":2,"amount":"249.50","sale_amount":"199.00","country_of_origin":"IN","importer_name":"Acme",\
                "importer_address":{"address_line1":"1 Main St","city":"Pune","country_code":"IN","postal_code":"411001"}}],\
                "subtotal":"398.00","tax":"19.90","shipping":"40.00","discount":"0.00","total_amount":"457.90",\
                "tax_description":"GST","refs":{"ref":"customer1","ref1":"marketing","ref2":"dictionary"}}""".formatted(run, index, index, index);
    }
}
