package org.orderrelay.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may import whom. A package is meant with its sub-packages; an arrow includes what lies below it. */
final class PackageTable {
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("order", List.of()),
            Map.entry("account", List.of()),
            Map.entry("notification", List.of("order")),
            Map.entry("intake", List.of("order")),
            Map.entry("enrich", List.of("order", "account", "notification")),
            Map.entry("delivery", List.of("notification", "account")),
            Map.entry("ledger", List.of("delivery", "notification", "order", "account")),
            Map.entry("provider", List.of("delivery", "notification", "order", "account")),
            Map.entry("operator", List.of("ledger", "delivery", "provider", "intake", "account")),
            Map.entry("pipeline", List.of("operator", "ledger", "provider", "enrich", "intake")),
            Map.entry("sandbox", List.of("order")),
            Map.entry("app", List.of("pipeline", "sandbox")));

    private final String root;

    /** @param root the package the table's packages lie in */
    PackageTable(String root) {
        this.root = root;
    }

    static Set<String> packages() {
        return new TreeSet<>(ARROWS.keySet());
    }

    /** Everything a package may import, itself included. */
    static Set<String> allowed(String name) {
        Set<String> allowed = new TreeSet<>(Set.of(name));
        ARROWS.get(name).forEach(below -> allowed.addAll(allowed(below)));
        return allowed;
    }

    /** The package of the table a class belongs to; empty for a class outside the table. */
    String of(JavaClass type) {
        String full = type.getPackageName();
        if (!full.startsWith(root + '.')) {
            return "";
        }
        return full.substring(root.length() + 1).split("\\.", 2)[0];
    }

    /** Every dependency of every class goes along an arrow. */
    ArchCondition<JavaClass> keepToArrows() {
        Map<String, Set<String>> reach = new HashMap<>();
        packages().forEach(name -> reach.put(name, allowed(name)));
        return new ArchCondition<>("import only along the arrows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> allowed = reach.getOrDefault(of(type), Set.of());
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !of(dependency.getTargetClass()).isEmpty())
                        .filter(dependency -> !allowed.contains(of(dependency.getTargetClass())))
                        .forEach(dependency -> events.add(
                                SimpleConditionEvent.violated(type, of(type) + " -> " + dependency.getDescription())));
            }
        };
    }

    /** Every class lies in a package of the table. */
    ArchCondition<JavaClass> stayInTheTable() {
        return new ArchCondition<>("lie in a package of the table") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!ARROWS.containsKey(of(type))) {
                    events.add(
                            SimpleConditionEvent.violated(type, type.getName() + " lies in no package of the table"));
                }
            }
        };
    }
}
