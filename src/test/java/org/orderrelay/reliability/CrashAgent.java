package org.orderrelay.reliability;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * Ends the process it is loaded into at a {@link CrashPoint}, as abruptly as {@code kill -9}: no hook, no finally, no flush.
 * Started as {@code -javaagent:crash.jar=point:passes}; the jar holds a manifest alone, the class comes from the tests.
 */
public final class CrashAgent {
    /** Exit code of a process that ended where it should. */
    static final int CRASHED = 137;

    private static final int BROKEN = 99;
    private static final AtomicInteger LEFT = new AtomicInteger();

    private CrashAgent() {}

    /** Called by the JVM before the relay starts. */
    public static void premain(String argument, Instrumentation instrumentation) {
        int colon = argument.indexOf(':');
        CrashPoint point = CrashPoint.valueOf(argument.substring(0, colon));
        LEFT.set(Integer.parseInt(argument.substring(colon + 1)));
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] bytes) {
                return point.type().replace('.', '/').equals(name) ? armed(point, bytes) : null;
            }
        });
    }

    private static byte[] armed(CrashPoint point, byte[] bytes) {
        try {
            ClassFileLocator classes = new ClassFileLocator.Compound(
                    ClassFileLocator.Simple.of(point.type(), bytes), ClassFileLocator.ForClassLoader.ofSystemLoader());
            Class<?> advice = point.place() == CrashPoint.Place.BEGINNING ? Beginning.class : End.class;
            return new ByteBuddy()
                    .redefine(
                            TypePool.Default.of(classes).describe(point.type()).resolve(), classes)
                    .visit(Advice.to(advice).on(ElementMatchers.named(point.method())))
                    .make()
                    .getBytes();
        } catch (RuntimeException | Error e) {
            // the JVM would go on without it, and the test would wait for a crash that never comes
            e.printStackTrace();
            Runtime.getRuntime().halt(BROKEN);
            throw e;
        }
    }

    /** Called at the point. */
    public static void pass() {
        if (LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(CRASHED);
        }
    }

    /** The option that loads the agent. */
    static String option(Path work, CrashPoint point, int passes) throws IOException {
        Path jar = work.resolve("crash.jar");
        if (!Files.exists(jar)) {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().putValue("Premain-Class", CrashAgent.class.getName());
            try (OutputStream out = Files.newOutputStream(jar)) {
                new JarOutputStream(out, manifest).close();
            }
        }
        return "-javaagent:" + jar + '=' + point.name() + ':' + passes;
    }

    /** What is put in front of the method. */
    static final class Beginning {
        private Beginning() {}

        @Advice.OnMethodEnter
        static void enter() {
            CrashAgent.pass();
        }
    }

    /** What is put behind it, if it returns. */
    static final class End {
        private End() {}

        @Advice.OnMethodExit
        static void exit() {
            CrashAgent.pass();
        }
    }
}
