package org.orderrelay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every route file is driven by a test class that says so with {@link OfRoutes}. */
class EveryRouteIsTestedTest {
    @Test
    void everyRouteFileHasItsTest() throws IOException {
        Set<String> tested = new ClassFileImporter()
                .importPackages("org.orderrelay.app", "org.orderrelay.pipeline").stream()
                        .filter(type -> type.isAnnotatedWith(OfRoutes.class))
                        .map(JavaClass::reflect)
                        .flatMap(type ->
                                Arrays.stream(type.getAnnotation(OfRoutes.class).value()))
                        .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(tested);
        }
    }
}
