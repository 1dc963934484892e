package org.orderrelay.sandbox.state;

/**
 * A template at a provider.
 *
 * @param id digits only
 * @param provider {@code meta}, {@code infobip} or {@code kaleyra}
 * @param definition what was asked for, as JSON; {@code {}} for one that was only named over the control API
 * @param pauses how often it was paused: at the third time it is disabled (facts 2.3)
 */
public record Template(
        String id,
        String provider,
        String name,
        String language,
        String category,
        String definition,
        TemplateStatus status,
        int pauses) {

    /** The same template, moderated. */
    public Template as(TemplateStatus next) {
        int paused = next == TemplateStatus.PAUSED ? pauses + 1 : pauses;
        return new Template(id, provider, name, language, category, definition, next, paused);
    }
}
