package org.orderrelay.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Changes bytes as bad disks, bad programs and bad people do: flipped bits, a piece cut, doubled or put in from another
 * seed, numbers without end, brackets without end, words that mean something to a parser. The same random numbers make
 * the same changes.
 */
public final class Mutator {
    private static final int MOST_CHANGES = 4;
    private static final int LONGEST = 1 << 16;
    private static final List<String> NUMBERS = List.of(
            "99999999999999999999999", "-1", "1e999999999", "2147483648", "9223372036854775808", "0.1e-99", "-0", "00");

    private final Random random;
    private final List<byte[]> words;

    /** @param words what means something in this kind of document */
    public Mutator(long seed, List<String> words) {
        this.random = new Random(seed);
        this.words = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** One of these. */
    public <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** One to four changes. */
    public byte[] changed(byte[] document, byte[] other) {
        byte[] now = document.length > LONGEST ? Arrays.copyOf(document, LONGEST) : document;
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            now = change(now, other);
        }
        return now;
    }

    private byte[] change(byte[] document, byte[] other) {
        int at = random.nextInt(document.length + 1);
        int length = Math.min(document.length - at, 1 + random.nextInt(24));
        return switch (random.nextInt(10)) {
            case 0 -> flipped(document, at);
            case 1 -> spliced(document, at, length, new byte[0]);
            case 2 -> Arrays.copyOf(document, at);
            case 3 -> spliced(document, at, 0, repeated(Arrays.copyOfRange(document, at, at + length)));
            case 4 -> spliced(document, at, length, piece(other));
            case 5 -> spliced(document, at, 0, pick(words));
            case 6 -> spliced(document, at, length, pick(words));
            case 7 -> numbered(document, at);
            case 8 -> spliced(document, at, 0, repeated(pick(words)));
            default -> spliced(document, at, Math.min(length, 1), new byte[] {(byte) random.nextInt(256)});
        };
    }

    private byte[] flipped(byte[] document, int at) {
        byte[] copy = document.clone();
        if (at < copy.length) {
            copy[at] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] repeated(byte[] piece) {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int times = 1 + random.nextInt(random.nextInt(20) == 0 ? 2000 : 8); times > 0; times--) {
            many.writeBytes(piece);
        }
        return many.toByteArray();
    }

    private byte[] piece(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, from + random.nextInt(Math.min(other.length - from, 200) + 1));
    }

    /** The next number becomes another one. */
    private byte[] numbered(byte[] document, int at) {
        int from = at;
        while (from < document.length && (document[from] < '0' || document[from] > '9')) {
            from++;
        }
        int to = from;
        while (to < document.length && document[to] >= '0' && document[to] <= '9') {
            to++;
        }
        return spliced(document, from, to - from, pick(NUMBERS).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] spliced(byte[] document, int at, int drop, byte[] piece) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(document.length + piece.length);
        whole.write(document, 0, at);
        whole.writeBytes(piece);
        whole.write(document, at + drop, document.length - at - drop);
        return whole.toByteArray();
    }
}
