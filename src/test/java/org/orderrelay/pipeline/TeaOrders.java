package org.orderrelay.pipeline;

/** Orders of the tea shop as JSON and as CSV rows. */
public final class TeaOrders {
    public static final String PHONE = "+919876500041";
    public static final String CSV_HEADER =
            "reference_id,status,customer.phone,currency,goods,item.retailer_id,item.name,item.quantity,item.amount,"
                    + "item.country_of_origin,item.importer_name,item.importer_address.address_line1,"
                    + "item.importer_address.city,item.importer_address.country_code,"
                    + "item.importer_address.postal_code,description,subtotal,tax,shipping,discount,total_amount\n";

    private TeaOrders() {}

    public static String pending(String reference) {
        return pending(reference, "105.00");
    }

    /** With a total that may be wrong; 105.00 is right. */
    public static String pending(String reference, String total) {
        return """
                {"reference_id": "%s", "status": "pending", "description": "Your tea is waiting",
                 "customer": {"phone": "%s"}, "currency": "INR", "goods": "physical",
                 "items": [{"retailer_id": "CHAI", "name": "Masala chai", "quantity": 1, "amount": "100.00",
                   "country_of_origin": "IN", "importer_name": "Nilgiri Tea House",
                   "importer_address": {"address_line1": "12 Garden Road", "city": "Coonoor",
                     "country_code": "IN", "postal_code": "643101"}}],
                 "subtotal": "100.00", "tax": "5.00", "shipping": "0.00", "discount": "0.00",
                 "total_amount": "%s"}""".formatted(reference, PHONE, total);
    }

    public static String status(String reference, String status) {
        return """
                {"reference_id": "%s", "status": "%s", "description": "News of your tea", "customer": {"phone": "%s"}}""".formatted(reference, status, PHONE);
    }

    public static String pendingRow(String reference, String total) {
        return pendingRow(reference, total, PHONE);
    }

    /** A number of its own for each of up to ten thousand customers. */
    public static String phone(int customer) {
        return String.format("+91987651%04d", customer);
    }

    public static String pendingRow(String reference, String total, String phone) {
        return reference + ",pending," + phone + ",INR,physical,CHAI,Masala chai,1,100.00,IN,Nilgiri Tea House,"
                + "12 Garden Road,Coonoor,IN,643101,Your tea is waiting,100.00,5.00,0.00,0.00," + total + "\n";
    }
}
