package org.orderrelay.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding a file has, by its first 64 kB. Windows-1252 is what Excel writes on most desks; its letters beyond
 * ASCII hardly ever happen to be UTF-8. A file that has both is UTF-8 with a broken place, which costs that row.
 */
final class CharsetGuess {
    private static final int HEAD = 64 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CharsetGuess() {}

    /** The characters of a stream; the charset is found out where it is null. */
    static Reader reader(InputStream in, @Nullable Charset charset) throws IOException {
        if (charset != null) {
            return new InputStreamReader(in, charset);
        }
        InputStream buffered = new BufferedInputStream(in, HEAD);
        buffered.mark(HEAD);
        byte[] head = buffered.readNBytes(HEAD);
        buffered.reset();
        return new InputStreamReader(buffered, of(head));
    }

    static Charset of(byte[] head) {
        if (startsWith(head, 0xFF, 0xFE) || isWide(head, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(head, 0xFE, 0xFF) || isWide(head, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return startsWith(head, 0xEF, 0xBB, 0xBF) || isUtf8(head) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        byte[] start = Arrays.copyOf(head, mark.length);
        for (int i = 0; i < mark.length; i++) {
            if ((start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first two characters, which a header has in ASCII, are two bytes each. */
    private static boolean isWide(byte[] head, int zeroAt) {
        return head.length >= 4
                && head[zeroAt] == 0
                && head[zeroAt + 2] == 0
                && head[1 - zeroAt] != 0
                && head[3 - zeroAt] != 0;
    }

    private static boolean isUtf8(byte[] head) {
        boolean wrong = false;
        int i = 0;
        while (i < head.length) {
            int length = length(head[i] & 0xFF);
            if (length == 1 || i + length > head.length) {
                i++;
            } else if (length > 1 && continues(head, i + 1, length - 1)) {
                return true;
            } else {
                wrong = true;
                i++;
            }
        }
        return !wrong;
    }

    /** Bytes of a character by its first byte; 0 if no character begins so. */
    private static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    private static boolean continues(byte[] head, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if ((head[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
