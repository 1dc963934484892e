package org.orderrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowGuardTest {
    private static final String[] CELLS = {
        "", "tea", "5\" cup", "\"a, b\"", "\"a \"\"b\"\"\"", "\"two\nlines\"", "\"\"", "é"
    };

    private final Random random = new Random(3);

    @Test
    void wellFormedRowsPassUntouchedHoweverTheFileArrives() throws Exception {
        StringBuilder file = new StringBuilder();
        while (file.length() < 300_000) {
            row(file);
        }

        assertThat(guarded(new StringReader(file.toString()))).isEqualTo(file.toString());
        assertThat(guarded(new Stuttering(file.toString()))).isEqualTo(file.toString());
    }

    @Test
    void aRowLongerThanTheBufferPassesUntouched() throws Exception {
        String file = "a,b\n" + "x".repeat(200_000) + ",y\nc,d\n";

        assertThat(guarded(new StringReader(file))).isEqualTo(file);
    }

    @Test
    void whatIsReplacedDoesNotDependOnHowTheFileArrives() throws Exception {
        String[] pieces = {"\"", ",", "\n", "\r\n", "x", "tea", "\"\"", " "};
        for (int i = 0; i < 2000; i++) {
            StringBuilder file = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                file.append(pieces[random.nextInt(pieces.length)]);
            }

            String whole = guarded(new StringReader(file.toString()));

            assertThat(guarded(new Stuttering(file.toString()))).isEqualTo(whole);
            assertThat(whole).as("lines stay where they are").hasSameSizeAs(file);
            assertThat(whole.chars().filter(c -> c == '\n').count())
                    .isEqualTo(file.chars().filter(c -> c == '\n').count());
        }
    }

    @Test
    void onlyTheLineWithTheBadQuoteIsReplaced() throws Exception {
        assertThat(guarded(new StringReader("a,\"b\nc,d\n"))).isEqualTo("\u0001\u0001\u0001\u0001\nc,d\n");
        assertThat(guarded(new StringReader("a,\"b\"x\nc,d"))).isEqualTo("\u0001\u0001\u0001\u0001\u0001\u0001\nc,d");
    }

    private void row(StringBuilder file) {
        for (int cells = 1 + random.nextInt(6); cells > 1; cells--) {
            file.append(CELLS[random.nextInt(CELLS.length)]).append(',');
        }
        file.append(CELLS[random.nextInt(CELLS.length)]).append(random.nextBoolean() ? "\n" : "\r\n");
    }

    private static String guarded(Reader file) throws IOException {
        StringWriter out = new StringWriter();
        try (RowGuard guard = new RowGuard(file, ',')) {
            guard.transferTo(out);
        }
        return out.toString();
    }

    /** Gives 1 to 7 characters at a time, as a slow network does. */
    private final class Stuttering extends Reader {
        private final Reader text;

        private Stuttering(String text) {
            this.text = new StringReader(text);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            return text.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
