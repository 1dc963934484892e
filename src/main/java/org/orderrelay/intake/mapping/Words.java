package org.orderrelay.intake.mapping;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The source's vocabulary in ours; case does not count. A word that is not in it is never guessed. */
final class Words implements Conversion {
    private final Map<String, String> words;
    private final String rule;
    private final String known;

    /**
     * Makes a vocabulary.
     *
     * @param words ours by the {@link #key} of theirs
     * @param spellings theirs as the mapping writes them
     * @param rule what an unknown word breaks
     */
    Words(Map<String, String> words, Set<String> spellings, String rule) {
        this.words = Map.copyOf(words);
        this.rule = rule;
        this.known = String.join(", ", new TreeSet<>(spellings));
    }

    static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public Found convert(Object scalar) {
        String ours = words.get(key(Scalars.text(scalar)));
        return ours == null
                ? new Found.Unfit(rule, Scalars.quoted(scalar) + " is none of the words it knows: " + known)
                : new Found.Text(ours, true);
    }
}
