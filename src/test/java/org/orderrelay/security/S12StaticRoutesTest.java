package org.orderrelay.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orderrelay.pipeline.contact.ContactRoute;

/** S12: no endpoint, class or script is made from data; and nothing that could do it is on the class path. */
class S12StaticRoutesTest {
    private static final String SERVICES = "META-INF/services/org/apache/camel/";
    /** Steps whose target or code comes from the message. */
    private static final Set<String> DYNAMIC = words("""
            toD wireTapDynamic recipientList recipient-list routingSlip dynamicRouter enrich pollEnrich script
            groovy js javaScript python joor java mvel ognl spel xpath xquery xtokenize language kamelet
            serviceCall customLoadBalancer interceptFrom interceptSendToEndpoint
            """);
    /** What a {@code simple} expression of a shipped route may say: the body, one variable, a setting. */
    private static final String SIMPLE =
            "\\$\\{(body(\\.[a-zA-Z]+)?|variable\\.[a-z]+|properties:[a-z.]+:?)}( (!=|==|in) '[a-z_,]*')?";

    /**
     * Camel's own that a route could name by its URI; whoever adds one has asked whether it is safe. From {@code browse}
     * on they come with camel-main, camel-spring and the tests, and reach nothing outside.
     */
    private static final Set<String> COMPONENTS = words("""
            activemq6 bean class direct file ftp ftps http https jms platform-http sftp timer micrometer
            jsonpath rest rest-api seda log scheduler ref stub mock dataset dataset-test browse dataformat
            spring-event controlbus saga language validator xslt vertx
            """);

    private static final Set<String> LANGUAGES = words("""
            bean constant csimple exchangeProperty file header jsonpath ref simple spel tokenize variable xpath
            xtokenize
            """);

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }

    private static Set<String> onTheClassPath(String kind) throws IOException {
        Set<String> names = new TreeSet<>();
        List<URL> folders =
                Collections.list(S12StaticRoutesTest.class.getClassLoader().getResources(SERVICES + kind));
        for (URL folder : folders) {
            if (folder.openConnection() instanceof JarURLConnection jar) {
                for (JarEntry entry : Collections.list(jar.getJarFile().entries())) {
                    String name = entry.getName();
                    if (name.startsWith(SERVICES + kind) && !entry.isDirectory()) {
                        names.add(name.substring((SERVICES + kind).length()));
                    }
                }
            }
        }
        return names;
    }

    @Test
    void onlyKnownComponentsAreOnTheClassPath() throws IOException {
        assertThat(onTheClassPath("component/"))
                .contains("direct", "sftp", "http")
                .allSatisfy(name -> assertThat(COMPONENTS).contains(name));
    }

    @Test
    void onlyKnownLanguagesAreOnTheClassPath() throws IOException {
        assertThat(onTheClassPath("language/"))
                .contains("simple", "jsonpath")
                .allSatisfy(name -> assertThat(LANGUAGES).contains(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.camel.component.exec.ExecComponent",
                "org.apache.camel.language.groovy.GroovyLanguage",
                "org.apache.camel.language.joor.JavaLanguage",
                "org.apache.camel.component.ssh.SshComponent",
                "groovy.lang.GroovyShell",
                "org.mozilla.javascript.Context",
                "org.graalvm.polyglot.Context",
                "org.mvel2.MVEL",
                "com.thoughtworks.xstream.XStream",
                "org.apache.commons.collections.functors.InvokerTransformer",
                "org.apache.logging.log4j.core.lookup.JndiLookup",
                "org.apache.log4j.net.SocketServer",
                "org.jolokia.server.core.http.AgentServlet",
                "org.jolokia.http.AgentServlet",
                "io.hawt.web.filters.BaseTagHrefFilter"
            })
    void whatRunsForeignCodeIsNotThere(String name) {
        String file = name.replace('.', '/') + ".class";
        assertThat(S12StaticRoutesTest.class.getClassLoader().getResource(file)).isNull();
    }

    private static List<String> faults(JsonNode node, boolean endpoint) {
        List<String> faults = new ArrayList<>();
        node.properties().forEach(field -> {
            String key = field.getKey();
            JsonNode value = field.getValue();
            boolean uri =
                    key.equals("to") || key.equals("from") || key.equals("wireTap") || (endpoint && key.equals("uri"));
            if (DYNAMIC.contains(key)) {
                faults.add(key);
            }
            if (uri && value.isTextual() && value.asText().contains("${")) {
                faults.add("an endpoint from data: " + value.asText());
            }
            if ((key.equals("simple") || key.equals("precondition"))
                    && !value.asText().matches(SIMPLE)) {
                faults.add("an expression: " + value.asText());
            }
            faults.addAll(faults(value, uri));
        });
        node.elements().forEachRemaining(element -> {
            if (node.isArray()) {
                faults.addAll(faults(element, false));
            }
        });
        return faults;
    }

    private static List<String> faults(String yaml) throws IOException {
        return faults(new ObjectMapper(new YAMLFactory()).readTree(yaml), false);
    }

    @Test
    void noShippedRouteMakesAnEndpointOrAScriptFromData() throws IOException {
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.toList()) {
                assertThat(faults(Files.readString(route))).as(route.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{route: {steps: [{toD: {uri: \"http://${body}\"}}]}}]",
                "[{route: {steps: [{to: {uri: \"http://${header.host}\"}}]}}]",
                "[{route: {steps: [{to: \"file:x?fileName=${header.name}\"}]}}]",
                "[{route: {steps: [{recipientList: {header: next}}]}}]",
                "[{route: {steps: [{setBody: {simple: \"${header.x}\"}}]}}]",
                "[{route: {steps: [{setBody: {simple: \"${bean:type:java.lang.Runtime?method=exec}\"}}]}}]",
                "[{route: {steps: [{setBody: {groovy: \"x\"}}]}}]"
            })
    void aRouteThatDoesIsFound(String route) throws IOException {
        assertThat(faults(route)).isNotEmpty();
    }

    @Test
    void noCodeRunsProgramsReadsObjectsOrLooksNamesUp() {
        JavaClasses house = new ClassFileImporter().importPath(Path.of("target/classes"));
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.script..", "javax.naming..", "javax.xml..", "org.xml.sax..", "java.rmi..")
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .orShould()
                .callMethod(jakarta.jms.ObjectMessage.class, "getObject")
                .check(house);
        // the look-up of contacts asks one route, whose address is a constant
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ContactRoute.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.camel.ProducerTemplate")
                .check(house);
    }
}
