package org.orderrelay.app.karaf;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The bundle's JDBC drivers in the list of the JVM. There they would keep the bundle's classes in memory after an update;
 * and since a class registers itself only once, a bundle that is merely restarted must bring them back.
 */
final class Drivers {
    private static final ClassLoader OWN = Drivers.class.getClassLoader();

    private Drivers() {}

    static void register() throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class, OWN)) {
            if (registered().stream().noneMatch(known -> known.getClass() == driver.getClass())) {
                DriverManager.registerDriver(driver);
            }
        }
    }

    static void withdraw() throws SQLException {
        for (Driver driver : registered()) {
            DriverManager.deregisterDriver(driver);
        }
    }

    private static List<Driver> registered() {
        return DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == OWN)
                .toList();
    }
}
