package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.orderrelay.app.RunningRelay;

/** S4: no source reads XML, so that there is no entity to expand; whatever XML comes is refused like any other text. */
@ExtendWith(Grounds.Shared.class)
class S04XmlTest {
    private static final String CANARY = "canary-of-a-file-7f3a";
    private final Grounds grounds;

    S04XmlTest(Grounds grounds) {
        this.grounds = grounds;
    }

    /** Fifteen ways to have a file read, a server called, or the memory filled. */
    private static List<String> documents(String file, String url) {
        String lol =
                "<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">";
        return List.of(
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + file + "\">]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + url + "\">]><x>&e;</x>",
                "<!DOCTYPE x SYSTEM \"" + url + "x.dtd\"><x/>",
                "<!DOCTYPE x PUBLIC \"-//X\" \"" + url + "x.dtd\"><x/>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + url + "p\">%p;]><x/>",
                "<!DOCTYPE x [<!ENTITY % f SYSTEM \"" + file + "\"><!ENTITY % p SYSTEM \"" + url + "p\">%p;%s;]><x/>",
                "<x xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include parse=\"text\" href=\"" + file
                        + "\"/></x>",
                "<x xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + url + "\"/></x>",
                "<?xml-stylesheet type=\"text/xsl\" href=\"" + url + "x.xsl\"?><x/>",
                "<x xsi:noNamespaceSchemaLocation=\"" + url
                        + "x.xsd\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>",
                "<x xsi:schemaLocation=\"u " + url
                        + "x.xsd\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>",
                "<!DOCTYPE x [" + lol + "]><x>&c;</x>",
                "<!DOCTYPE x [<!ENTITY a \"" + "x".repeat(50_000) + "\">]><x>" + "&a;".repeat(5_000) + "</x>",
                "<!DOCTYPE x [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><x>&a;</x>",
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + file
                        + "\">]><x>&e;</x>");
    }

    @Test
    void whateverXmlComesIsRefusedAndNothingIsReadOrCalled(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), CANARY);
        AtomicInteger calls = new AtomicInteger();
        try (ServerSocket canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread counting = new Thread(() -> count(canary, calls));
            counting.start();
            List<String> documents =
                    documents(secret.toUri().toString(), "http://127.0.0.1:" + canary.getLocalPort() + "/");
            assertThat(documents).hasSize(15);
            for (int i = 0; i < documents.size(); i++) {
                refused(documents.get(i), i);
            }
            await().until(() -> grounds.in("rejected").stream()
                            .filter(name -> name.startsWith("xml-") && name.endsWith(".csv"))
                            .count()
                    == documents.size());
        }
        assertThat(calls).hasValue(0);
        assertThat(grounds.invalid).noneMatch(news -> news.contains(CANARY));
        for (String reason : grounds.in("rejected")) {
            assertThat(Files.readString(grounds.files.resolve("rejected/" + reason), StandardCharsets.ISO_8859_1))
                    .doesNotContain(CANARY);
        }
    }

    private void refused(String xml, int number) throws Exception {
        int news = grounds.invalid.size();
        var answer = grounds.relay.post(xml);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not-json").doesNotContain(CANARY);
        var asXml = grounds.relay.send(grounds.relay
                .request("/v1/orders")
                .header("X-API-Key", RunningRelay.INGEST)
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString(xml)));
        assertThat(asXml.statusCode()).isEqualTo(415);
        assertThat(grounds.fromMeta(xml).statusCode()).isEqualTo(200);
        grounds.send(session -> session.createTextMessage(xml));
        grounds.drop("xml-" + number + ".csv", xml);
        await().until(() -> grounds.invalid.size() > news);
    }

    private static void count(ServerSocket canary, AtomicInteger calls) {
        while (!canary.isClosed()) {
            try {
                canary.accept().close();
                calls.incrementAndGet();
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }
}
