package org.orderrelay.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orderrelay.pipeline.rest.Client;
import org.orderrelay.pipeline.rest.Clients;
import picocli.CommandLine;

class KeysCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int create(String name, String roles) {
        return new CommandLine(new KeysCommand.Create())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute("--name", name, "--roles", roles);
    }

    @Test
    void thePrintedLineIsAClientWhoseKeyWasPrintedAboveIt() throws Exception {
        assertThat(create("erp", "ingest,viewer")).isZero();

        List<String> lines = out.toString().lines().toList();
        String key = lines.get(0).substring(lines.get(0).lastIndexOf(' ') + 1);
        List<Client> clients = ClientsFile.read(
                new ObjectMapper(new YAMLFactory()).readTree("clients:\n" + lines.get(lines.size() - 1)));
        assertThat(new Clients(clients).require(null, key, Set.of("viewer")).name())
                .isEqualTo("erp");
        assertThat(key).hasSize(43);
        assertThat(lines.get(lines.size() - 1)).doesNotContain(key);
    }

    @Test
    void whatCouldNotBeReadIsNotMade() {
        assertThat(create("erp", "ingest,boss")).isEqualTo(2);
        assertThat(create("erp, roles: [admin]", "ingest")).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(errors.toString()).contains("--roles must be some of", "--name must be");
    }
}
