package org.orderrelay.sandbox.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The templates of each provider by name and language, at most 6000 (facts 2.3), in order of creation. Thread-safe. */
public final class TemplateShelf {
    /** Templates of a provider's account together. */
    public static final int MOST = 6000;

    private static final long FIRST_ID = 1_689_556_900_000_001L;

    private final Map<String, Template> templates = new LinkedHashMap<>();
    private long lastId = FIRST_ID;

    /** Adds a template that waits for its moderation; empty if its name and language are taken or the shelf is full. */
    public synchronized Optional<Template> create(
            String provider, String name, String language, String category, String definition) {
        String key = key(provider, name, language);
        if (templates.containsKey(key) || templates.size() >= MOST) {
            return Optional.empty();
        }
        String id = Long.toString(lastId++);
        Template template = new Template(id, provider, name, language, category, definition, TemplateStatus.PENDING, 0);
        templates.put(key, template);
        return Optional.of(template);
    }

    /** Moderates a template. */
    public synchronized void put(Template template) {
        templates.put(key(template.provider(), template.name(), template.language()), template);
    }

    public synchronized Optional<Template> find(String provider, String name, String language) {
        return templates.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(templates.get(key(provider, name, language)));
    }

    public synchronized Optional<Template> byId(String provider, String id) {
        return of(provider).stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** All of a provider. */
    public synchronized List<Template> of(String provider) {
        return templates.values().stream()
                .filter(t -> t.provider().equals(provider))
                .toList();
    }

    public synchronized void clear() {
        templates.clear();
    }

    private static String key(String provider, String name, String language) {
        return provider + ' ' + name + ' ' + language;
    }
}
