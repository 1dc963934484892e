package org.orderrelay.sandbox.conduct;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Answers by chance: each with its share of the calls; what is left of the whole goes its usual way. */
public final class Mix {
    static final Mix NONE = new Mix(List.of());

    private static final Set<String> FIELDS = Set.of("answer", "share");

    private final List<Part> parts;

    private record Part(Step step, double share) {}

    private Mix(List<Part> parts) {
        this.parts = parts;
    }

    /** {@code [{"answer": "503", "share": 0.5}, …]}. */
    static Mix read(List<Object> elements, StepReader steps) {
        List<Part> parts = new ArrayList<>();
        double sum = 0;
        for (Object element : elements) {
            if (!(element instanceof JsonObject object)) {
                throw new IllegalArgumentException("mix must hold objects of answer and share");
            }
            JsonForm form = new JsonForm(object, FIELDS);
            Part part = new Part(steps.read(object.getValue("answer")), form.share("share", 1));
            sum += part.share();
            parts.add(part);
        }
        if (sum > 1.000_001) {
            throw new IllegalArgumentException("the shares of mix are more than 1 together");
        }
        return new Mix(List.copyOf(parts));
    }

    /** The answer to one call; empty for the usual way. */
    public Optional<Step> next(RandomGenerator random) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        double at = random.nextDouble();
        for (Part part : parts) {
            at -= part.share();
            if (at < 0) {
                return Optional.of(part.step());
            }
        }
        return Optional.empty();
    }
}
