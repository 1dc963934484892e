package org.orderrelay.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** The watched folder: each batch is a file that is written beside the inbox and renamed into it. */
final class FileDoor implements Door {
    private final Path files;
    private int count;

    FileDoor(RelayProcess relay) throws IOException {
        this.files = relay.files();
        Files.createDirectories(files.resolve("inbox"));
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public int pauseMillis() {
        return 1_000;
    }

    @Override
    public Answer put(List<Step> batch) throws IOException {
        String rows =
                batch.stream().map(step -> step.order().row(step.status())).collect(Collectors.joining());
        String name = "orders-%06d.csv".formatted(count++);
        Path written = Files.writeString(files.resolve(name + ".part"), ErpOrder.CSV_HEADER + rows);
        Files.move(written, files.resolve("inbox").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return Answer.ACKED;
    }
}
