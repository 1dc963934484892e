package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class SandboxCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "off; [{\"account\":\"twilio\"}]; account must be",
                "off; {\"account\":\"meta\"}; no JSON array",
                "off; [{\"colour\":\"red\"}]; colour",
                "some; []; limits must be"
            })
    void refusesToStartWithFormsItDoesNotUnderstand(String limits, String forms, String reason) throws IOException {
        Path accounts = Files.writeString(folder.resolve("accounts.json"), forms);
        StringWriter said = new StringWriter();

        int exit = new CommandLine(new SandboxCommand())
                .setErr(new PrintWriter(said))
                .execute("--port", "0", "--limits", limits, "--accounts", accounts.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString()).contains(reason);
    }
}
