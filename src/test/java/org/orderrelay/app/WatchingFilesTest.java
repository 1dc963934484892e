package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and dashboard ask for what there is; Prometheus can read them, and the alerts fire when they should. */
class WatchingFilesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path OPS = Path.of("src/main/ops");
    private static final Pattern SELECTOR = Pattern.compile("(order_relay_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

    @TempDir
    private Path folder;

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        JsonNode file = YAML.readTree(OPS.resolve("prometheus/alerts.yml").toFile());
        file.path("groups").forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }

    private static List<JsonNode> panels() throws IOException {
        List<JsonNode> panels = new ArrayList<>();
        new ObjectMapper()
                .readTree(OPS.resolve("grafana/dashboards/order-relay.json").toFile())
                .path("panels")
                .forEach(panels::add);
        return panels;
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        alerts().forEach(alert -> expressions.add(alert.path("expr").asText()));
        panels().forEach(panel -> panel.path("targets")
                .forEach(target -> expressions.add(target.path("expr").asText())));
        return expressions;
    }

    @Test
    void everyMetricLabelAndWordTheyNameStandsInTheCatalogue() throws IOException {
        Catalogue catalogue = Catalogue.read();
        List<String> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(30);
        for (String expression : expressions) {
            Matcher selector = SELECTOR.matcher(expression);
            while (selector.find()) {
                Catalogue.Row row = catalogue.rows().get(catalogue.metricOf(selector.group(1)));
                assertThat(row).as(expression).isNotNull();
                Matcher label = LABEL.matcher(selector.group(2) == null ? "" : selector.group(2));
                while (label.find()) {
                    assertThat(row.labels()).as(expression).containsKey(label.group(1));
                    assertThat(row.labels().get(label.group(1)))
                            .as(expression)
                            .contains(label.group(3).split("\\|", -1));
                }
            }
        }
    }

    @Test
    void everyMetricOfTheCatalogueIsShownOrAlarmedOrSaidNotToBe() throws IOException {
        String all = String.join("\n", expressions());
        Set<String> unused = new HashSet<>(Catalogue.read().rows().keySet());
        unused.removeIf(all::contains);

        assertThat(unused)
                .containsExactlyInAnyOrder(
                        "order_relay_deliveries_recorded_total",
                        "order_relay_ledger_commit_seconds_max",
                        "order_relay_ledger_batch_max");
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() throws IOException {
        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "warn", "info");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/description").asText()).isNotBlank();
        });
        assertThat(alerts()).extracting(alert -> alert.path("alert").asText()).doesNotHaveDuplicates();
    }

    @Test
    void everyPanelHasAPlaceATitleAndTheProvisionedSource() throws IOException {
        String source = YAML.readTree(OPS.resolve("grafana/provisioning/datasources/prometheus.yaml")
                        .toFile())
                .at("/datasources/0/uid")
                .asText();

        assertThat(panels()).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo(source);
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isLessThanOrEqualTo(24);
            assertThat(panel.path("targets")).isNotEmpty();
        });
        assertThat(panels()).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels())
                .extracting(panel -> panel.path("gridPos").toString())
                .doesNotHaveDuplicates();
    }

    @Test
    void prometheusReadsConfigurationAndRules() throws Exception {
        Promtool.run(
                "", "check", "config", OPS.resolve("prometheus/prometheus.yml").toString());
    }

    @Test
    void prometheusReadsEveryQueryOfTheDashboard() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        int number = 0;
        for (JsonNode panel : panels()) {
            for (JsonNode target : panel.path("targets")) {
                String query = target.path("expr").asText().replace("$__rate_interval", "5m");
                rules.append("  - {record: \"query_" + number++ + "\", expr: '" + query + "'}\n");
            }
        }
        Path file = Files.writeString(folder.resolve("dashboard.yml"), rules);

        Promtool.run("", "check", "rules", file.toString());
    }

    @Test
    void theAlertsFireWhenTheyShouldAndOnlyThen() throws Exception {
        Promtool.run("", "test", "rules", "src/test/resources/ops/alerts-test.yml");
    }
}
