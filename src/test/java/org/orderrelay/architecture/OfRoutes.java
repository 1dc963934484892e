package org.orderrelay.architecture;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which route files a test class drives: their names without {@code .yaml}. Every route file must be somebody's. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfRoutes {
    String[] value();
}
