package org.orderrelay.pipeline.contact;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orderrelay.account.Secret;
import org.orderrelay.enrich.ContactAnswer;
import org.orderrelay.enrich.ContactLookup;
import org.orderrelay.enrich.ContactReader;
import org.orderrelay.pipeline.question.Reply;
import org.orderrelay.provider.Answer;
import org.orderrelay.provider.HttpRequest;

/**
 * Looks contacts up with one GET each: 200 with JSON is a contact, 404 says that there is none, anything else is a
 * failure. The request itself goes through a route.
 */
public final class HttpContacts implements ContactLookup {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int DEPTH = 32;

    private final ObjectMapper json = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .build();
    private final ContactAddress address;
    private final @Nullable Secret authorization;
    private final Places places;
    private final ContactReader reader;
    private final Function<HttpRequest, Reply> route;

    /** Where phone, name and locale stand in the answer. */
    public record Places(JsonPointer phone, JsonPointer name, JsonPointer locale) {}

    /**
     * Makes it; nothing is asked yet.
     *
     * @param authorization whole value of that header; null for none
     * @param route does the request and hands back what came of it; does not throw
     */
    public HttpContacts(
            ContactAddress address,
            @Nullable Secret authorization,
            Places places,
            ContactReader reader,
            Function<HttpRequest, Reply> route) {
        this.address = address;
        this.authorization = authorization;
        this.places = places;
        this.reader = reader;
        this.route = route;
    }

    @Override
    public ContactAnswer ask(String id) {
        Optional<URI> uri = address.of(id);
        return uri.isEmpty() ? new ContactAnswer.Unknown() : answer(id, route.apply(request(uri.get())));
    }

    private HttpRequest request(URI uri) {
        Map<String, String> headers = authorization == null
                ? Map.of("Accept", "application/json")
                : Map.of("Accept", "application/json", "Authorization", authorization.reveal());
        return new HttpRequest("GET", uri, headers, "");
    }

    private ContactAnswer answer(String id, Reply reply) {
        if (reply instanceof Reply.Silence silence) {
            return new ContactAnswer.Unavailable("the look-up of contacts did not answer (" + silence.reason() + ")");
        }
        Answer answer = ((Reply.Answered) reply).answer();
        if (answer.status() == NOT_FOUND) {
            return new ContactAnswer.Unknown();
        }
        if (answer.status() != OK) {
            return new ContactAnswer.Unavailable("the look-up of contacts answered with status " + answer.status());
        }
        try {
            JsonNode customer = json.readTree(answer.body());
            return customer == null || !customer.isObject()
                    ? new ContactAnswer.Unavailable(
                            "the look-up of contacts answered with something else than an object")
                    : new ContactAnswer.Known(reader.read(
                            id,
                            text(customer, places.phone()),
                            text(customer, places.name()),
                            text(customer, places.locale())));
        } catch (JsonProcessingException e) {
            return new ContactAnswer.Unavailable("the look-up of contacts answered with something else than JSON");
        }
    }

    private static @Nullable String text(JsonNode customer, JsonPointer place) {
        JsonNode value = customer.at(place);
        return value.isValueNode() && !value.isNull() && !value.isMissingNode() ? value.asText() : null;
    }
}
