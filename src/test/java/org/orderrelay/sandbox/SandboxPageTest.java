package org.orderrelay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code src/docs/sandbox.md}: its lines do what it says, and nothing the control API takes is missing from it. */
final class SandboxPageTest {
    private static final Path PAGE = Path.of("src/docs/sandbox.md");
    private static final Path SOURCE = Path.of("src/main/java/org/orderrelay/sandbox");
    private static final Pattern FENCE =
            Pattern.compile("(?:`([a-z]+\\.json)`[^`]*\n)?\n```([a-z]*)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("case \"(?:GET|PUT|POST|DELETE) ([a-z]+)\"");
    private static final Pattern FIELDS = Pattern.compile("is none of \\[([a-z_, ]+)]");

    private final Map<String, String> files = new HashMap<>();
    private final List<String> commands = new ArrayList<>();
    private String page = "";
    private Sandbox sandbox;
    private SandboxClient client;

    @BeforeEach
    void start() throws IOException {
        page = Files.readString(PAGE);
        Matcher fence = FENCE.matcher(page);
        while (fence.find()) {
            if (fence.group(2).equals("json")) {
                files.put(fence.group(1), fence.group(3));
            } else if (fence.group(2).isEmpty()) {
                commands.add(fence.group(3));
            }
        }
        sandbox = Sandbox.start(SandboxOptions.ANY_PORT.withPayloads());
        client = new SandboxClient(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void everyLineIsAnsweredAsItSays() {
        ShellBlock shell = new ShellBlock();
        SoftAssertions all = new SoftAssertions();
        int lines = 0;
        for (String block : commands) {
            for (ShellBlock.Line line : shell.read(here(block))) {
                if (line.words().get(0).equals("curl")) {
                    check(line, all);
                    lines++;
                }
            }
        }
        all.assertAll();
        assertThat(lines).isGreaterThan(50);
    }

    /** At this sandbox; and whoever listens at the relay's port here is not the page's relay. */
    private String here(String block) {
        return block.replace("S=http://127.0.0.1:9900", "S=" + sandbox.baseUrl())
                .replace("http://127.0.0.1:8080", "http://127.0.0.1:1");
    }

    private void check(ShellBlock.Line line, SoftAssertions all) {
        HttpResponse<String> answer = client.send(request(line.words()));
        String[] expected = line.comment().split(" ", 2);
        all.assertThat(answer.statusCode() + "")
                .as(line.words() + " " + answer.body())
                .isEqualTo(expected[0]);
        if (expected.length > 1) {
            all.assertThat(answer.body()).as(line.words().toString()).contains(expected[1]);
        }
    }

    private HttpRequest.Builder request(List<String> words) {
        String method = null;
        String body = null;
        List<String> headers = new ArrayList<>();
        String url = "";
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-s" -> {}
                case "-X" -> method = words.get(++i);
                case "-H" -> headers.addAll(List.of(words.get(++i).split(": ", 2)));
                case "-d" -> body = body(words.get(++i));
                default -> url = words.get(i);
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        String usual = body == null ? "GET" : "POST";
        return request.method(
                method == null ? usual : method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private String body(String word) {
        return word.startsWith("@") ? files.get(word.substring(1)) : word;
    }

    @Test
    void itsAccountsFileCanBeGivenToTheCommand() {
        sandbox.accounts(files.get("accounts.json"));

        assertThat(client.get("/sandbox/account?account=meta/1055").body()).contains("meta-staging");
    }

    @Test
    void namesEveryCall() throws IOException {
        for (String source : List.of("ControlEndpoint.java", "LogEndpoint.java")) {
            Matcher call = CALL.matcher(Files.readString(SOURCE.resolve(source)));
            List<String> calls = Stream.iterate(call, Matcher::find, same -> same)
                    .map(found -> found.group(1))
                    .toList();
            assertThat(calls)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(name -> assertThat(page).contains("/sandbox/" + name));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PUT; script; {\"?\": 1}",
                "PUT; script; {\"answers\": [{\"?\": 1}]}",
                "PUT; account; {\"?\": 1}",
                "PUT; account; {\"limits\": {\"?\": 1}}",
                "PUT; account; {\"mix\": [{\"?\": 1}]}",
                "PUT; account; {\"moderation\": {\"?\": 1}}",
                "PUT; account; {\"webhook\": {\"?\": 1}}",
                "PUT; account; {\"webhook\": {\"events\": {\"?\": 1}}}",
                "PUT; account; {\"webhook\": {\"payments\": {\"pending\": 1, \"?\": 1}}}",
                "PUT; latency; {\"?\": 1}",
                "PUT; template; {\"?\": 1}",
                "POST; payment; {\"?\": 1}",
                "POST; error; {\"?\": 1}"
            })
    void namesEveryFieldOfEveryForm(String method, String call, String form) {
        HttpResponse<String> refused =
                client.send(client.request("/sandbox/" + call).method(method, BodyPublishers.ofString(form)));

        Matcher fields = FIELDS.matcher(refused.body());
        assertThat(fields.find()).as(refused.body()).isTrue();
        assertThat(fields.group(1).split(", "))
                .allSatisfy(field -> assertThat(page).containsAnyOf("`" + field + "`", "\"" + field + "\""));
    }

    @Test
    void namesEveryFieldOfTheLog() {
        client.meta(SandboxClient.sample("meta/invoice"));
        sandbox.account("{\"references\": \"any\"}");
        client.meta(SandboxClient.sample("meta/invoice"));

        assertThat(SandboxClient.tree(sandbox.log().get(1)).fieldNames())
                .toIterable()
                .contains("duplicate")
                .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
    }
}
