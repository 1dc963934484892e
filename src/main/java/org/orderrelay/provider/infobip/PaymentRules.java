package org.orderrelay.provider.infobip;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orderrelay.order.Beneficiary;
import org.orderrelay.order.Order;

/** What Infobip would refuse about how an invoice is paid, by payment type (facts 3.2). */
final class PaymentRules {
    static final int LONGEST_CONFIGURATION = 60;

    static final String INDIA = "INDIA";
    private static final int LONGEST_EMAIL = 50;
    private static final int LONGEST_CALLBACK_DATA = 255;
    private static final int MOST_PAYU = 5;
    private static final int MOST_PG_PAYU = 4;
    private static final int MOST_PARTS = 2;
    private static final Set<String> KEY_TYPES = Set.of("CPF", "CNPJ", "EMAIL", "PHONE", "EVP");

    private final Order order;
    private final PaymentType type;
    private final PaymentChoice payment;
    private final Violations found;

    private PaymentRules(Order order, PaymentType type, PaymentChoice payment, Violations found) {
        this.order = order;
        this.type = type;
        this.payment = payment;
        this.found = found;
    }

    /** The type, which every message names; null if there is none, which is then noted. */
    static @Nullable PaymentType type(PaymentChoice payment, Violations found) {
        PaymentType type = payment.type().orElse(null);
        if (type == null) {
            found.refuse("/payment/type", "payment-type", "Infobip takes " + PaymentType.words() + '.');
        }
        return type;
    }

    static void check(Order order, PaymentType type, PaymentChoice payment, Violations found) {
        new PaymentRules(order, type, payment, found).check();
    }

    private void check() {
        if (!type.currency().equals(order.currency())) {
            found.refuse("/currency", "currency", type + " takes " + type.currency() + " only.");
        }
        configuration();
        switch (type) {
            case UPI_PAYU -> payer();
            case PG_PAYU -> callbackData(1, MOST_PG_PAYU);
            case BRAZIL_PIX_DC -> pix();
            case BRAZIL_BOLETO ->
                found.require(
                        "/payment/extras/boleto_code", payment.boletoCode(), "BRAZIL_BOLETO needs the boleto's code.");
            case BRAZIL_PAYMENTS -> parts();
            default -> {}
        }
        if (type.isLink()) {
            found.require("/payment/link", payment.link(), type + " needs the link it is paid at.");
        }
        if (type.hasBeneficiary() && !order.beneficiaries().isEmpty()) {
            beneficiary(order.beneficiaries().get(0));
        }
    }

    private void configuration() {
        String configuration = payment.configuration();
        if (type.configuration() == PaymentType.Configuration.DEMANDED) {
            String message = type + " needs one; name it in the order or in the account's payment settings.";
            found.require("/payment/configuration", configuration, message);
        }
        if (type.configuration() != PaymentType.Configuration.LEFT_OUT) {
            found.fits("/payment/configuration", configuration, LONGEST_CONFIGURATION);
        }
    }

    private void payer() {
        found.require("/customer/name", Payer.firstName(order), "UPI_PAYU needs the customer's name.");
        found.require("/customer/email", order.customer().email(), "UPI_PAYU needs the customer's email.");
        found.fits("/customer/email", order.customer().email(), LONGEST_EMAIL);
        found.require(
                "/payment/product_description",
                Payer.productDescription(order),
                "UPI_PAYU needs a description of the products, or items with names.");
        callbackData(0, MOST_PAYU);
    }

    private void callbackData(int shortest, int most) {
        List<String> data = order.payment().callbackData();
        if (data.size() > most) {
            found.refuse("/payment/callback_data", "count", type + " takes at most " + most + '.');
        }
        for (int i = 0; i < data.size(); i++) {
            String path = "/payment/callback_data/" + i;
            if (data.get(i).length() < shortest) {
                found.refuse(path, "length", type + " takes no empty text.");
            }
            found.fits(path, data.get(i), LONGEST_CALLBACK_DATA);
        }
    }

    private void pix() {
        String message = "A Pix payment needs it: in the order's payment.extras, or for all orders in accounts.yaml.";
        found.require("/payment/extras/pix_code", payment.pixCode(), "A Pix payment needs the code to be copied.");
        found.require("/payment/extras/merchant_name", payment.pix().merchantName(), message);
        found.require("/payment/extras/key", payment.pix().key(), message);
        String keyType = payment.pix().keyType();
        found.require("/payment/extras/key_type", keyType, message);
        if (keyType != null && !KEY_TYPES.contains(keyType)) {
            found.refuse("/payment/extras/key_type", "key-type", "It is CPF, CNPJ, EMAIL, PHONE or EVP.");
        }
    }

    private void parts() {
        List<PaymentType> parts = payment.parts();
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            String message = "BRAZIL_PAYMENTS takes one or two of: extras.pix_code, extras.boleto_code, link.";
            found.refuse("/payment", "count", message);
        }
        if (parts.contains(PaymentType.BRAZIL_PIX_DC)) {
            pix();
        }
    }

    /** Infobip takes one, of India. */
    private void beneficiary(Beneficiary beneficiary) {
        if (!beneficiary.country().equalsIgnoreCase(INDIA)) {
            found.refuse("/beneficiaries/0/country", "country", "Infobip takes beneficiaries in India only.");
        }
        if (!beneficiary.postalCode().matches("[0-9]{6}")) {
            found.refuse("/beneficiaries/0/postal_code", "postal-code", "It must have 6 digits.");
        }
    }
}
