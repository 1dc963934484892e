package org.orderrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * S25: the build takes what it names and nothing newer, makes the same jar of the same sources, and lists what is in it.
 * That two builds are equal byte for byte is checked by hand ({@code src/docs/security.md}).
 */
class S25SupplyChainTest {
    private static Document pom() throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
    }

    private static List<Element> all(Document document, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String child(Element parent, String name) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }

    @Test
    void everyVersionIsOneVersion() throws Exception {
        for (Element version : all(pom(), "version")) {
            boolean ofARule = version.getParentNode().getNodeName().startsWith("require");
            assertThat(version.getTextContent())
                    .as(version.getParentNode().getTextContent())
                    .matches(text -> ofARule || !text.matches(".*(SNAPSHOT|LATEST|RELEASE|[\\[(,)\\]]).*"));
        }
        Element properties = all(pom(), "properties").get(0);
        for (var node = properties.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().endsWith(".version")) {
                assertThat(node.getTextContent()).as(node.getNodeName()).matches("[0-9][0-9A-Za-z.-]*");
            }
        }
    }

    @Test
    void everyPluginIsPinned() throws Exception {
        List<String> pinned = all(pom(), "plugin").stream()
                .filter(plugin -> !child(plugin, "version").isEmpty())
                .map(plugin -> child(plugin, "artifactId"))
                .toList();
        assertThat(all(pom(), "plugin"))
                .hasSizeGreaterThan(10)
                .allSatisfy(plugin -> assertThat(pinned).contains(child(plugin, "artifactId")));
        assertThat(all(pom(), "repository")).as("Maven Central alone").isEmpty();
        assertThat(all(pom(), "pluginRepository")).isEmpty();
    }

    @Test
    void theBuildIsReproducibleAndListsWhatItShips() throws Exception {
        assertThat(all(pom(), "project.build.outputTimestamp"))
                .singleElement()
                .extracting(Element::getTextContent)
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(all(pom(), "goal")).extracting(Element::getTextContent).contains("makeBom");
        assertThat(Files.readString(Path.of("src/main/assembly/dist.xml"))).contains("sbom.json");
    }
}
