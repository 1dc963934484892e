package org.orderrelay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What Camel does not check at start-up: channels, policies, descriptions, form. Also that the checks find faults. */
class RouteTopologyTest {
    private static final Path ROUTES = Path.of("routes");
    private static final Path FAULTY = Path.of("src/test/resources/architecture/faulty-routes.yaml");

    private static List<RouteFile> shipped() throws IOException {
        List<RouteFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(ROUTES)) {
            for (Path path : paths.sorted().toList()) {
                files.add(RouteFile.of(path.getFileName().toString(), Files.readString(path)));
            }
        }
        return files;
    }

    @Test
    void theShippedRoutesHaveNoFault() throws IOException {
        assertThat(new Topology(shipped()).faults()).isEmpty();
    }

    @Test
    void theShippedRoutesAreSeen() throws IOException {
        List<RouteFile> files = shipped();

        assertThat(files).extracting(RouteFile::name).contains(Policies.FILE).allMatch(name -> name.endsWith(".yaml"));
        assertThat(files).filteredOn(file -> !file.definition().isMissingNode()).hasSize(files.size() - 1);
        assertThat(files)
                .filteredOn(file -> file.id().equals("call-provider"))
                .singleElement()
                .satisfies(file -> assertThat(file.from()).isEqualTo("direct:calls-{{account}}"))
                .satisfies(file -> assertThat(file.targets()).containsExactly("{{endpoint}}"));
    }

    /** Each sample is a small folder of routes with one fault, which must be the only one found. */
    @TestFactory
    Stream<DynamicTest> aFaultyFolderIsFound() throws IOException {
        JsonNode samples = new ObjectMapper(new YAMLFactory()).readTree(FAULTY.toFile());
        return StreamSupport.stream(samples.spliterator(), false)
                .map(sample -> DynamicTest.dynamicTest(sample.path("fault").asText(), () -> {
                    List<RouteFile> files = new ArrayList<>();
                    sample.path("files")
                            .properties()
                            .forEach(file -> files.add(
                                    RouteFile.of(file.getKey(), file.getValue().asText())));
                    String fault = sample.path("fault").asText();

                    assertThat(new Topology(files).faults())
                            .isNotEmpty()
                            .allSatisfy(found -> assertThat(found).contains(fault));
                }));
    }
}
