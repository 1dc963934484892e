package org.orderrelay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of packages and the rules of the house; and shows on specimens that each rule can be broken. */
class LayeringTest {
    private static final String ROOT = "org.orderrelay";
    private static final String SPECIMENS = "org.orderrelay.architecture.specimen";

    private static Map<String, ArchRule> rules(String root) {
        HouseRules house = new HouseRules(root);
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("packages import along the arrows only", house.arrows());
        rules.put("there is no cycle", house.noCycles());
        rules.put("Camel stays in pipeline and app", house.camelStaysInItsPackages());
        rules.put("providers do not know each other", house.providersDoNotKnowEachOther());
        rules.put("names say something", house.names());
        rules.put("nobody logs through java.util.logging", house.noJavaUtilLogging());
        rules.put("only the command line prints", house.onlyTheCommandLinePrints());
        rules.put("nobody sleeps", house.nobodySleeps());
        rules.put("time comes from the clock", house.timeComesFromTheClock());
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() {
        JavaClasses house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        return rules(ROOT).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(house)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFindsItsSpecimen() {
        JavaClasses specimens = new ClassFileImporter().importPackages(SPECIMENS);
        return rules(SPECIMENS).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThat(rule.getValue().evaluate(specimens).hasViolation())
                                .isTrue()));
    }

    @Test
    void whatProvidersShareKnowsNoneOfThem() {
        JavaClasses specimens = new ClassFileImporter().importPackages(SPECIMENS + ".provider");

        assertThat(new HouseRules(SPECIMENS)
                        .providersDoNotKnowEachOther()
                        .evaluate(specimens)
                        .getFailureReport()
                        .toString())
                .contains("Shared.alpha", "Beta.other")
                .doesNotContain("Beta.shared");
    }

    @Test
    void anArrowIncludesWhatLiesBelowIt() {
        assertThat(PackageTable.allowed("enrich")).containsExactly("account", "enrich", "notification", "order");
        assertThat(PackageTable.allowed("delivery")).containsExactly("account", "delivery", "notification", "order");
        assertThat(PackageTable.allowed("sandbox")).containsExactly("order", "sandbox");
        assertThat(PackageTable.allowed("pipeline"))
                .doesNotContain("app", "sandbox")
                .contains("operator", "ledger", "provider", "enrich", "intake", "delivery");
        assertThat(PackageTable.allowed("app")).isEqualTo(PackageTable.packages());
    }
}
