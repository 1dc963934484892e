package org.orderrelay.app;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.main.Main;
import org.orderrelay.ledger.Ledger;
import org.orderrelay.pipeline.file.FileNaming;
import org.orderrelay.pipeline.file.FileReading;
import org.orderrelay.pipeline.file.Inbox;
import org.orderrelay.pipeline.file.InboxMoves;
import org.orderrelay.pipeline.file.InboxWatch;
import org.orderrelay.pipeline.file.ResultFaults;
import org.orderrelay.pipeline.file.ResultWriting;
import org.orderrelay.pipeline.file.Unpacking;

/** The beans of the folder and of the SFTP server: the same ones twice, each with its settings. */
final class FileSources {
    private static final List<String> COMPLETE = List.of("settle", "rename", "marker");
    private static final int MOST_MEGABYTES = 100_000;

    private final Settings settings;
    private final Ledger ledger;
    private final FileNaming naming;
    private final Configuration configuration;
    private final PartMetrics parts;
    private final Map<String, InboxWatch> watches = new HashMap<>();

    FileSources(Configuration configuration, Ledger ledger, FileNaming naming, PartMetrics parts) {
        this.configuration = configuration;
        this.settings = configuration.settings();
        this.ledger = ledger;
        this.naming = naming;
        this.parts = parts;
    }

    void bindTo(Main main) {
        inbox(main, "folder", "file", "source.files", settings.isSet("source.files.directory"));
        inbox(main, "sftp", "sftp", "source.sftp", settings.isSet("source.sftp.host"));
        Unpacking unpacking = new Unpacking(
                (long) settings.number("source.unpack.megabytes", 1, MOST_MEGABYTES) << 20,
                settings.number("source.unpack.ratio", 1, 1000));
        main.bind(
                "fileReading",
                new FileReading(
                        ledger,
                        naming,
                        source -> configuration.forms().of(source).csv(),
                        unpacking,
                        this::alive));
        ResultFaults faults = new ResultFaults(System::nanoTime);
        main.bind("resultFaults", faults);
        main.bind(
                "resultWriting",
                new ResultWriting(ledger.view(), naming, settings.data().resolve("work/results"), faults));
        watched(main, "results", new SourceHealth("results", faults::fault));
    }

    private void alive(String source) {
        InboxWatch watch = watches.get(source);
        if (watch != null) {
            watch.alive();
        }
    }

    private void inbox(Main main, String bean, String source, String keys, boolean on) {
        String complete = settings.oneOf(keys + ".complete", COMPLETE).toUpperCase(Locale.ROOT);
        Inbox.Rules rules = new Inbox.Rules(
                source,
                Inbox.Complete.valueOf(complete),
                settings.duration(keys + ".settle"),
                settings.flag(keys + ".unpack"));
        Inbox<Object> inbox = new Inbox<>(rules, System::nanoTime, ledger.view()::isLeft);
        InboxWatch watch = new InboxWatch(inbox, settings.duration(keys + ".overdue"), System::nanoTime);
        watches.put(source, watch);
        main.bind(bean + "Inbox", inbox);
        main.bind(bean + "Watch", watch);
        main.bind(bean + "Moves", new InboxMoves<>(inbox, watch, ledger.files(), naming));
        if (on) {
            watched(main, bean, new SourceHealth(bean, watch::fault));
            parts.poll(watch);
        }
    }

    private void watched(Main main, String part, SourceHealth health) {
        main.bind(part + "Health", health);
        parts.part(part, health);
    }
}
