package org.orderrelay.pipeline.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static List<String> read(String text) throws IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        Lines unit = new Lines(in, 5);
        List<String> lines = new ArrayList<>();
        for (Lines.Line line = unit.next(); line != null; line = unit.next()) {
            byte[] content = line.content();
            lines.add(
                    line.number() + ":" + (content == null ? "too long" : new String(content, StandardCharsets.UTF_8)));
        }
        return lines;
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(read("a\nb")).containsExactly("1:a", "2:b");
        assertThat(read("a\nb\n")).containsExactly("1:a", "2:b");
        assertThat(read("")).isEmpty();
    }

    @Test
    void blankLinesAreCountedAndLeftOut() throws IOException {
        assertThat(read("\n \t\r\na")).containsExactly("3:a");
    }

    @Test
    void aLineThatIsTooLongIsSkippedToItsEnd() throws IOException {
        assertThat(read("12345\n123456\n\u00e4\u00e4\u00e4\nb"))
                .containsExactly("1:12345", "2:too long", "3:too long", "4:b");
    }
}
