package org.orderrelay.bench.rival;

import java.nio.file.Path;
import org.orderrelay.app.BenchBroker;

/**
 * What a rival is started with.
 *
 * @param broker URL of its embedded broker, from within
 * @param messages URL of the provider's call
 * @param inFlight consumers, and so calls open at once
 */
record RivalSettings(String broker, String messages, RivalLedger ledger, int inFlight) {
    /** Starts broker, ledger and counter. Arguments: broker-folder broker-url provider-url jdbc-url in-flight counter-port. */
    static RivalSettings of(String[] arguments) throws Exception {
        String broker = BenchBroker.start(Path.of(arguments[0]), arguments[1]);
        int inFlight = Integer.parseInt(arguments[4]);
        RivalLedger ledger = new RivalLedger(arguments[3], inFlight);
        ledger.showCount(Integer.parseInt(arguments[5]));
        String messages = arguments[2] + "/v2/HXAP/whatsapp/%2B911234567890/messages";
        return new RivalSettings(broker, messages, ledger, inFlight);
    }
}
