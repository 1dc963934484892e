package org.orderrelay.proof;

import java.util.List;
import java.util.Random;

/** Chance with a seed, which prefers the edges of every range. */
final class Dice {
    private static final String WORD = "ABCXYZabcxyz0123456789_.-";
    /** Letters of several scripts and planes, and what JSON, URLs and careless code stumble over. */
    private static final int[] PROSE = ("abc XYZ 09 .,-_/\\\"'<>&%{}[]:;=+|~`$#@!?()*^"
                    + "äßÑéŁ चाय 茶 ☕ 🍵 👩‍🌾 e\u0301 \u00a0\u202f\u200d شاي")
            .codePoints()
            .toArray();

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** True so many times in a hundred. */
    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A number of the range, both ends included and more likely than the rest. */
    long between(long least, long most) {
        return switch (random.nextInt(8)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + (long) (random.nextDouble() * (most - least + 1));
        };
    }

    int between(int least, int most) {
        return (int) between((long) least, (long) most);
    }

    /** What people read: 1 to so many code points, not blank. */
    String text(int longest) {
        StringBuilder text = new StringBuilder("T");
        for (int i = between(1, longest); i > 1; i--) {
            text.appendCodePoint(PROSE[random.nextInt(PROSE.length)]);
        }
        return text.toString();
    }

    /** 1 to so many of {@code [A-Za-z0-9_.-]}. */
    String word(int longest) {
        return of(WORD, between(1, longest));
    }

    String digits(int count) {
        return of("0123456789", count);
    }

    private String of(String letters, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
