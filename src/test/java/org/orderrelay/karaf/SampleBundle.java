package org.orderrelay.karaf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The example of {@code src/samples/karaf}, packed as its own build packs it. */
final class SampleBundle {
    private static final Path MANIFEST = Path.of("src/samples/karaf/MANIFEST.MF");
    private static final String PACKAGE = "com/example/sms";

    private SampleBundle() {}

    static Path pack(Path jar) throws Exception {
        Path classes = Path.of(com.example.sms.SmsActivator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        try (InputStream in = Files.newInputStream(MANIFEST)) {
            manifest.read(in);
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream bundle = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.list(classes.resolve(PACKAGE))) {
            for (Path file : files.toList()) {
                write(bundle, file);
            }
        }
        return jar;
    }

    private static void write(JarOutputStream bundle, Path file) throws IOException {
        bundle.putNextEntry(new ZipEntry(PACKAGE + '/' + file.getFileName()));
        Files.copy(file, bundle);
        bundle.closeEntry();
    }
}
