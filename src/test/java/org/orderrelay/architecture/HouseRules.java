package org.orderrelay.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The rules of the house below one root package, so that they can be tried on specimens too. */
record HouseRules(String root) {

    private String in(String name) {
        return root + '.' + name + "..";
    }

    ArchRule arrows() {
        PackageTable table = new PackageTable(root);
        return classes().should(table.stayInTheTable()).andShould(table.keepToArrows());
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    ArchRule camelStaysInItsPackages() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("pipeline"), in("app"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..");
    }

    /** What several of them carry lies in {@code provider.whatsapp}, which any may use and which itself knows none. */
    ArchRule providersDoNotKnowEachOther() {
        return slices().matching(root + ".provider.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage(in("provider.whatsapp")));
    }

    /** A name that says nothing hides a class that does two things. */
    ArchRule names() {
        return noClasses().should(haveNameMatching(".*(Manager|Helper|Utils?|Processor|Handler|Impl|Data|Info)"));
    }

    ArchRule noJavaUtilLogging() {
        return noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");
    }

    ArchRule onlyTheCommandLinePrints() {
        return noClasses().that().resideOutsideOfPackage(in("app")).should(ACCESS_STANDARD_STREAMS);
    }

    /** Waiting is done on conditions, schedules and time-outs. */
    ArchRule nobodySleeps() {
        return noClasses()
                .should()
                .callMethodWhere(target(owner("java\\.lang\\.Thread")).and(target(nameMatching("sleep"))))
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class);
    }

    ArchRule timeComesFromTheClock() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("app"), in("pipeline"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethodWhere(target(owner("java\\.time\\.(Local|Zoned|Offset|Year).*"))
                        .and(target(nameMatching("now"))))
                .because("a test can set " + Clock.class.getSimpleName() + ", but not the machine's time");
    }

    private static DescribedPredicate<AccessTarget> owner(String pattern) {
        return HasOwner.Predicates.With.<JavaClass>owner(nameMatching(pattern)).forSubtype();
    }
}
