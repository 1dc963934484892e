package org.orderrelay.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A point that is not there any more would never be passed. */
final class CrashPointTest {
    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void namesOneMethodOfTheRelay(CrashPoint point) throws ClassNotFoundException {
        assertThat(Class.forName(point.type()).getDeclaredMethods())
                .filteredOn(method -> !method.isSynthetic())
                .extracting(Method::getName)
                .filteredOn(name -> name.equals(point.method()))
                .as(point.label())
                .hasSize(1);
    }
}
