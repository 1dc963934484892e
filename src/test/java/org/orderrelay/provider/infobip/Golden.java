package org.orderrelay.provider.infobip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.orderrelay.account.Account;
import org.orderrelay.notification.Notification;
import org.orderrelay.notification.Template;
import org.orderrelay.order.Address;
import org.orderrelay.order.Amounts;
import org.orderrelay.order.LineItem;
import org.orderrelay.order.OrderStatus;
import org.orderrelay.order.Payment;

/** A golden file, {@code <mode>-<name>}, and the notification it must come from. */
record Golden(String mode, String name, Supplier<Notification> from) {
    private static final String LINK = "https://pay.example.com/BM345A-12";
    private static final Map<String, String> PIX_AND_BOLETO = Map.of(
            "pix_code", "00020101021226900014br.gov.bcb.pix2568pix",
            "merchant_name", "Casa de Chá",
            "key_type", "CNPJ",
            "key", "01234567891234",
            "boleto_code", "03399026944140000002628346101018898510000008848");

    static List<Golden> all() {
        return Stream.of("template", "session").flatMap(Golden::of).toList();
    }

    Notification notification() {
        return from.get();
    }

    Account account() {
        return TeaShop.account(mode);
    }

    private static Stream<Golden> of(String mode) {
        List<Golden> goldens = new ArrayList<>(List.of(
                new Golden(mode, "upi-payu", () -> new TeaShop().invoice()),
                new Golden(mode, "upi-payu-with-everything", Golden::withEverything),
                new Golden(mode, "upi-payu-without-header", Golden::withoutHeader),
                new Golden(mode, "pg-payu", () -> gateway("PG_PAYU")),
                new Golden(mode, "pg-razorpay", () -> gateway("PG_RAZORPAY")),
                new Golden(mode, "upi-intent", () -> india("UPI_INTENT", "upi://pay?pa=tea@upi&tr=BM345A-12")),
                new Golden(mode, "upi-link", () -> india("UPI_LINK", LINK)),
                new Golden(mode, "brazil", () -> brazil("BRAZIL", null, Map.of())),
                new Golden(mode, "brazil-pix-dc", () -> brazil("BRAZIL_PIX_DC", null, TeaShop.PIX)),
                new Golden(mode, "brazil-link", () -> brazil("BRAZIL_LINK", LINK, Map.of())),
                new Golden(mode, "brazil-boleto", () -> brazil("BRAZIL_BOLETO", null, Map.of("code", "0339902694"))),
                new Golden(mode, "brazil-payments", () -> brazil("BRAZIL_PAYMENTS", null, PIX_AND_BOLETO))));
        for (OrderStatus status : OrderStatus.values()) {
            if (status != OrderStatus.PENDING) {
                String file = status.wire().replace('_', '-');
                goldens.add(new Golden(mode, file, () -> new TeaShop().news(status, "Your tea \"Nº 5\" – चाय.")));
            }
        }
        goldens.add(new Golden(mode, "shipped-without-words", Golden::withoutWords));
        goldens.add(new Golden(
                mode,
                "shipped-in-brazil",
                () -> new TeaShop().paid("BRAZIL_LINK", null, Map.of()).news(OrderStatus.SHIPPED, "A caminho.")));
        return goldens.stream();
    }

    private static Notification withEverything() {
        TeaShop shop = new TeaShop();
        LineItem cup = new LineItem(
                "SKU-2",
                "Cup",
                1,
                TeaShop.money("100"),
                null,
                "https://shop.example.com/cup.jpg",
                "CN",
                "Acme",
                new Address("1 Main St", "2nd floor", "Pune", "MH", "IN", "411001"));
        shop.items = List.of(TeaShop.tea(TeaShop.money("199.00")), cup);
        shop.amounts = new Amounts(
                TeaShop.money("498"),
                TeaShop.money("0"),
                "GST",
                TeaShop.money("40"),
                "by train",
                TeaShop.money("38.01"),
                "tea lovers",
                "members",
                TeaShop.money("499.99"));
        shop.physical = false;
        shop.quickPay = true;
        shop.expiresAt = Instant.parse("2026-11-22T09:00:00Z");
        shop.expiresDescription = "Pay before tea time.";
        shop.beneficiaries = List.of(TeaShop.HOME);
        shop.payment = new Payment(
                null, null, "Tea and a cup", List.of("a", "", "b"), Map.of("no", "place"), LINK, null, Map.of());
        return shop.invoice();
    }

    private static Notification withoutHeader() {
        TeaShop shop = new TeaShop();
        shop.template = new Template("plain_invoice", "hi", null, "आपकी चाय", null);
        shop.catalog = "4711";
        shop.expiresAt = Instant.parse("2026-11-22T09:00:00.900Z");
        return shop.invoice();
    }

    private static Notification gateway(String type) {
        TeaShop shop = new TeaShop();
        shop.beneficiaries = List.of(TeaShop.HOME);
        shop.quickPay = true;
        shop.payment = new Payment(
                type, "gateway", null, List.of("a", "b", "c", "d"), Map.of("z", "1", "a", "2"), null, null, Map.of());
        return shop.invoice();
    }

    private static Notification india(String type, String link) {
        TeaShop shop = new TeaShop().paid(type, link, Map.of());
        shop.beneficiaries = List.of(TeaShop.HOME);
        return shop.invoice();
    }

    private static Notification brazil(String type, String link, Map<String, String> extras) {
        return new TeaShop().inBrazil().paid(type, link, extras).invoice();
    }

    private static Notification withoutWords() {
        TeaShop shop = new TeaShop();
        shop.template = new Template("none", "en_US", null, null, null);
        return shop.news(OrderStatus.SHIPPED, null);
    }

    @Override
    public String toString() {
        return mode + '-' + name;
    }
}
