package org.orderrelay.security;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.orderrelay.app.LogLines;
import org.slf4j.LoggerFactory;

/** Everything the process logs, the relay's and Camel's loggers at DEBUG, and everything it shows by JMX. */
final class CanaryWatch implements AutoCloseable {
    private static final List<String> LOUD = List.of("org.orderrelay", "org.apache.camel");

    private final Appender<ILoggingEvent> console = root().getAppender("CONSOLE");
    private final LogLines log = new LogLines();

    CanaryWatch() {
        root().detachAppender(console);
        LOUD.forEach(name -> logger(name).setLevel(Level.DEBUG));
    }

    private static Logger root() {
        return logger(Logger.ROOT_LOGGER_NAME);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    List<String> lines() {
        return log.lines();
    }

    /** Every attribute that can be read, of every bean. */
    static List<String> attributes() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> attributes = new ArrayList<>();
        for (ObjectName name : server.queryNames(null, null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                attributes.add(name + " " + attribute.getName() + "=" + value(server, name, attribute));
            }
        }
        return attributes;
    }

    private static String value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            Object value = attribute.isReadable() ? server.getAttribute(name, attribute.getName()) : null;
            return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        } catch (JMException | RuntimeException e) {
            return String.valueOf(e.getMessage()); // an attribute this JVM does not have
        }
    }

    /** What Camel's beans answer when asked for their routes, with every placeholder put in. */
    static List<String> routes() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> routes = new ArrayList<>();
        Set<ObjectName> contexts = server.queryNames(new ObjectName("org.apache.camel:type=context,*"), null);
        for (ObjectName context : contexts) {
            routes.add(String.valueOf(
                    server.invoke(context, "dumpRoutesAsXml", new Object[] {true}, new String[] {"boolean"})));
        }
        return routes;
    }

    @Override
    public void close() {
        LOUD.forEach(name -> logger(name).setLevel(null));
        log.close();
        root().addAppender(console);
    }
}
