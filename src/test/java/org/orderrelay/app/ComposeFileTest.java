package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * docker-compose.yml and Dockerfile, as far as they can be judged without a container engine: every image has its version,
 * every setting exists, every file is there, and the relay's configuration in it is valid. {@code docker-compose config}
 * itself is asked in .ci/run.
 */
class ComposeFileTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{env:([^}]+)}}");
    private static final Path ACCOUNTS = Path.of("src/main/ops/compose/accounts.yaml");
    private static final Path CLIENTS = Path.of("src/main/ops/compose/clients.yaml");

    @TempDir
    private Path folder;

    private static Map<String, JsonNode> services() throws IOException {
        JsonNode file = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("docker-compose.yml").toFile());
        return file.path("services").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Text with its anchors put in: Jackson reads an alias as its name. */
    private static JsonNode relayEnvironment() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("docker-compose.yml").toFile())
                .path("x-relay-environment");
    }

    private static List<String> dockerfile() throws IOException {
        String text = Files.readString(Path.of("Dockerfile")).replaceAll("\\\\\n", " ");
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void everyPartIsThereAndTheRelayTwice() throws IOException {
        assertThat(services().keySet())
                .containsExactlyInAnyOrder(
                        "broker", "ledger", "sftp", "sandbox", "relay-1", "relay-2", "prometheus", "grafana");
    }

    @Test
    void everyImageHasAVersion() throws IOException {
        List<String> images = new ArrayList<>();
        Matcher image =
                Pattern.compile("(?m)^\\s+image: (\\S+)$").matcher(Files.readString(Path.of("docker-compose.yml")));
        while (image.find()) {
            images.add(image.group(1));
        }
        dockerfile().stream().filter(line -> line.startsWith("FROM ")).forEach(line -> images.add(line.substring(5)));

        assertThat(images)
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(name -> assertThat(name).matches("[a-z/-]+:[a-z-]*v?[0-9]+\\.[0-9]+[a-z0-9._-]*"));
    }

    @Test
    void everyVariableOfTheRelayIsASettingOrASecretItsFilesName() throws IOException {
        Set<String> known = Settings.defaults().keySet().stream()
                .map(Settings::variable)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Path file : List.of(ACCOUNTS, CLIENTS)) {
            Matcher variable = VARIABLE.matcher(Files.readString(file));
            while (variable.find()) {
                known.add(variable.group(1));
            }
        }
        List<String> named = new ArrayList<>();
        relayEnvironment().fieldNames().forEachRemaining(named::add);

        assertThat(named).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void theRelaysConfigurationInItIsValid() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config/codes"));
        for (String table : List.of("kaleyra.yaml", "meta.yaml", "infobip.yaml")) {
            Files.copy(Path.of("config/codes").resolve(table), config.resolve(table));
        }
        Files.copy(ACCOUNTS, folder.resolve("config/accounts.yaml"));
        Files.copy(CLIENTS, folder.resolve("config/clients.yaml"));
        Map<String, String> environment = new HashMap<>();
        relayEnvironment()
                .properties()
                .forEach(entry -> environment.put(
                        entry.getKey(),
                        entry.getValue().asText().startsWith("${")
                                ? "x"
                                : entry.getValue().asText()));
        environment.put("CLIENT_KEY_SHA256", "a".repeat(64));

        Configuration read = Configuration.read(folder.resolve("config"), folder, environment, Clock.systemUTC());
        assertThat(read.accounts().all()).hasSize(1);
    }

    @Test
    void everyFileItMountsIsThere() throws IOException {
        Matcher mount = Pattern.compile("- (\\./[^:\\s]+):").matcher(Files.readString(Path.of("docker-compose.yml")));
        List<String> mounted = new ArrayList<>();
        while (mount.find()) {
            mounted.add(mount.group(1));
        }
        // the key of the SFTP server is made as the file's first lines say
        assertThat(mounted)
                .hasSizeGreaterThan(5)
                .filteredOn(file -> !file.startsWith("./keys/"))
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void theSandboxUnderstandsItsCommand() throws IOException {
        List<String> command = new ArrayList<>();
        services().get("sandbox").path("command").forEach(word -> command.add(word.asText()));

        assertThat(command.remove(0)).isEqualTo("sandbox");
        assertThat(new CommandLine(new SandboxCommand())
                        .parseArgs(command.toArray(String[]::new))
                        .errors())
                .isEmpty();
    }

    @Test
    void prometheusAsksBothNodesAtTheirManagementPort() throws IOException {
        String prometheus = Files.readString(Path.of("src/main/ops/prometheus/prometheus.yml"));

        assertThat(prometheus).contains("relay-1:8081", "relay-2:8081");
    }

    @Test
    void theImageRunsAsNobodyInParticularAndSaysHowItIs() throws IOException {
        List<String> lines = dockerfile();

        assertThat(lines)
                .filteredOn(line -> line.startsWith("USER "))
                .last()
                .asString()
                .matches("USER [1-9][0-9]+:[1-9][0-9]+");
        assertThat(lines).anyMatch(line -> line.startsWith("HEALTHCHECK ") && line.contains("/health/live"));
        assertThat(lines).anyMatch(line -> line.equals("STOPSIGNAL SIGTERM"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("ENTRYPOINT ") || line.startsWith("CMD "))
                .hasSize(2)
                .allMatch(line -> line.contains("["));
        assertThat(lines)
                .noneMatch(line -> line.contains("latest") || line.contains("sudo") || line.startsWith("MAINTAINER"));
        assertThat(lines).filteredOn(line -> line.startsWith("ADD ")).noneMatch(line -> line.contains("http"));
        assertThat(lines).noneMatch(line -> line.matches("(ENV|ARG) .*(PASSWORD|SECRET|KEY|TOKEN).*"));
        // nothing after USER needs root
        assertThat(lines.subList(lines.indexOf("USER 10001:10001"), lines.size()))
                .noneMatch(line -> line.startsWith("RUN "));
    }

    @Test
    void theImagesVersionIsTheProjects() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();

        assertThat(dockerfile()).contains("ARG VERSION=" + version.group(1));
        assertThat(Files.readString(Path.of("docker-compose.yml"))).contains("image: order-relay:" + version.group(1));
    }
}
