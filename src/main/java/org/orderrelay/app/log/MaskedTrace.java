package org.orderrelay.app.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** {@code %trace{12}}: as {@code %ex}, phone numbers masked. */
public final class MaskedTrace extends ThrowableProxyConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return Masking.mask(super.convert(event));
    }
}
