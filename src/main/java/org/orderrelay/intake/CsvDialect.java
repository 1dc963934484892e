package org.orderrelay.intake;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written, where that is known beforehand.
 *
 * @param delimiter between cells; null finds it in the header: of {@code ,} {@code ;} and tab the one it has most of
 * @param charset encoding; null finds it in the first 64 kB: a byte order mark, else UTF-16 by its zero bytes, else
 *     UTF-8, else Windows-1252 where a byte is none of UTF-8 and no character beyond ASCII is
 */
public record CsvDialect(
        @Nullable Character delimiter, @Nullable Charset charset) {
    /** Finds both out. */
    public static final CsvDialect AUTO = new CsvDialect(null, null);
}
