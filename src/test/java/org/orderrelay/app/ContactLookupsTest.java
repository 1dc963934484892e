package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orderrelay.enrich.Contact;
import org.orderrelay.enrich.ContactAnswer;
import org.orderrelay.enrich.ContactBook;
import org.orderrelay.enrich.ContactLookup;
import org.orderrelay.intake.Reading;
import org.orderrelay.intake.mapping.SourceForms;
import org.orderrelay.order.Phone;
import org.orderrelay.pipeline.question.Reply;

/** The keys of contacts and of the countries of phone numbers. */
class ContactLookupsTest {
    private static final Contact IN_FILE = new Contact("C-1", new Phone("+919876500001"), null, null);
    private static final ContactBook FILE = id -> id.equals("C-1") ? Optional.of(IN_FILE) : Optional.empty();

    @TempDir
    private Path folder;

    private Settings settings(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return Settings.load(folder, folder, environment);
    }

    @Test
    void aDatabaseIsAskedForWhoIsNotInTheFile() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id TEXT, phone TEXT, name TEXT, locale TEXT)");
            statement.execute("INSERT INTO customers VALUES ('C-1', '1', NULL, NULL),"
                    + " ('C-2', '98765 00002', 'Ravi', 'en-US')");
        }
        Settings settings =
                settings("CONTACTS_LOOKUP", "jdbc", "CONTACTS_JDBC_URL", url, "CONTACTS_PHONE_REGION", "IN");
        assertThat(ContactLookups.faults(settings)).isEmpty();
        try (ContactLookups unit = new ContactLookups(settings)) {
            ContactLookup lookup = unit.lookup(FILE, request -> new Reply.Silence("not asked"));

            assertThat(lookup.ask("C-1")).isEqualTo(new ContactAnswer.Known(IN_FILE));
            assertThat(lookup.ask("C-2"))
                    .isEqualTo(
                            new ContactAnswer.Known(new Contact("C-2", new Phone("+919876500002"), "Ravi", "en_US")));
            assertThat(lookup.ask("C-3")).isEqualTo(new ContactAnswer.Unknown());
        }
    }

    @Test
    void aDatabaseThatIsAwayKeepsNobodyFromStarting() {
        Settings settings = settings(
                "CONTACTS_LOOKUP", "jdbc",
                "CONTACTS_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/shop",
                "CONTACTS_TIMEOUT", "300ms");
        try (ContactLookups unit = new ContactLookups(settings)) {
            ContactLookup lookup = unit.lookup(FILE, request -> new Reply.Silence("not asked"));

            assertThat(lookup.ask("C-2")).isInstanceOf(ContactAnswer.Unavailable.class);
            assertThat(lookup.ask("C-1")).isInstanceOf(ContactAnswer.Known.class);
        }
    }

    @Test
    void withoutALookUpTheFileAloneAnswers() {
        assertThat(new ContactLookups(settings()).lookup(FILE, request -> new Reply.Silence("not asked")))
                .isSameAs(FILE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONTACTS_LOOKUP=jdbc                                                | contacts.jdbc.url",
                "CONTACTS_LOOKUP=jdbc,CONTACTS_JDBC_URL=jdbc:mysql://db/shop         | contacts.jdbc.driver",
                "CONTACTS_LOOKUP=jdbc,CONTACTS_JDBC_URL=jdbc:sqlite:x,CONTACTS_JDBC_QUERY=SELECT 1 | one ?",
                "CONTACTS_LOOKUP=http                                                | contacts.http.url",
                "CONTACTS_LOOKUP=http,CONTACTS_HTTP_URL=https://{id}/                | choose the host",
                "CONTACTS_LOOKUP=http,CONTACTS_HTTP_URL=https://c/{id},CONTACTS_HTTP_PHONE=phone | JSON pointer",
                "CONTACTS_PHONE_REGION=India                                         | contacts.phone.region",
                "SOURCE_JMS_PHONE_REGION=in                                          | source.jms.phone.region",
                "CONTACTS_TIMEOUT=0                                                  | contacts.timeout",
                "CONTACTS_TIMEOUT=1m                                                 | contacts.timeout",
            })
    void aFaultOfAKeyIsToldAtStart(String environment, String fault) {
        String[] pairs = List.of(environment.split(",", -1)).stream()
                .flatMap(pair -> List.of(pair.split("=", 2)).stream())
                .toArray(String[]::new);

        assertThat(ContactLookups.faults(settings(pairs)))
                .anySatisfy(told -> assertThat(told).contains(fault));
    }

    @Test
    void eachSourceHasACountryOfItsOwn() {
        Settings settings = settings("SOURCE_REST_PHONE_REGION", "IN", "SOURCE_FILES_PHONE_REGION", "BR");
        SourceForms forms = new MappingFiles(folder, settings, Clock.systemUTC()).read(settings);

        assertThat(phone(forms, "rest", "098765 43210")).isEqualTo("+919876543210");
        assertThat(phone(forms, "file", "(11) 98765-4321")).isEqualTo("+5511987654321");
        assertThat(phone(forms, "jms", "098765 43210")).isEqualTo("/customer/phone");
        assertThat(phone(forms, "sftp", "098765 43210")).isEqualTo("/customer/phone");
        assertThat(phone(forms, "jms", "+919876543210")).isEqualTo("+919876543210");
    }

    /** The number, or where the violation is. */
    private static String phone(SourceForms forms, String source, String number) {
        Map<String, Object> order =
                Map.of("reference_id", "R-1", "status", "shipped", "customer", Map.of("phone", number));
        Reading reading = forms.of(source).orders().read(order);
        return reading instanceof Reading.Valid valid
                ? valid.order().customer().phone().e164()
                : ((Reading.Invalid) reading).violations().get(0).path();
    }
}
