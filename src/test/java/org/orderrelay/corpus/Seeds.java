package org.orderrelay.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of {@code src/test/resources/corpus}: groups of seeds, written short and unfolded here. */
final class Seeds {
    private static final Path FOLDER = Path.of("src/test/resources/corpus");
    private static final Pattern REPEATED = Pattern.compile("<<([0-9]+):(.*?)>>", Pattern.DOTALL);
    private static final String HOLE = "${it}";

    private Seeds() {}

    /**
     * One group of a file.
     *
     * @param group what its seeds have in common
     * @param file what stands around a seed, with a hole; null if a seed is whole
     * @param at providers, of webhooks and answers
     * @param good {@code swallowed} if good rows of a CSV seed are no rows of their own
     * @param opens whether a CSV's header can be read; null for either
     * @param verdict what becomes of a JSON seed; null for anything
     * @param says what a webhook tells; null for anything
     * @param never outcomes an answer must not have
     */
    record Group(
            String group,
            String file,
            List<String> seeds,
            String charset,
            List<String> at,
            String good,
            Boolean opens,
            String verdict,
            String says,
            List<Integer> http,
            @JsonProperty("retry-after") List<String> retryAfter,
            List<String> never) {
        Group {
            at = at == null ? List.of("kaleyra", "meta", "infobip") : at;
            http = http == null ? List.of() : http;
            never = never == null ? List.of() : never;
        }

        private Charset writtenIn() {
            return charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
        }
    }

    /** One seed, unfolded. */
    record Seed(Group group, int number, String text) {
        byte[] bytes() {
            return text.getBytes(group.writtenIn());
        }

        @Override
        public String toString() {
            return group.group() + " #" + number;
        }
    }

    /**
     * All seeds of a file, in its order.
     *
     * @param words what {@code ${NAME}} stands for
     */
    static List<Seed> of(String file, Map<String, String> words) {
        List<Seed> seeds = new ArrayList<>();
        for (Group group : groups(file)) {
            for (int i = 0; i < group.seeds().size(); i++) {
                String seed = group.seeds().get(i);
                String whole = group.file() == null ? seed : group.file().replace(HOLE, seed);
                seeds.add(new Seed(group, i + 1, unfolded(whole, words)));
            }
        }
        return seeds;
    }

    private static List<Group> groups(String file) {
        try {
            return new YAMLMapper().readValue(FOLDER.resolve(file).toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String unfolded(String text, Map<String, String> words) {
        String whole = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            whole = whole.replace("${" + word.getKey() + "}", word.getValue());
        }
        return REPEATED.matcher(whole)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
    }
}
