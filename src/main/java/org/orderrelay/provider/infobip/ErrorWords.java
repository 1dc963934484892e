package org.orderrelay.provider.infobip;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Infobip says is wrong with a request, for the operator's eyes: {@code validationErrors {path: [texts]}} or {@code
 * violations [{property, violation}]} (facts 3.3). Numbers that may be phones, and addresses, are blotted out.
 */
final class ErrorWords {
    private static final Pattern PHONE = Pattern.compile("\\+?\\p{Nd}(?:[ ()./-]{0,2}\\p{Nd}){5,}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@'\"<>]{1,64}@[^\\s@'\"<>]{1,255}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int MOST = 5;
    private static final int LONGEST_PART = 160;

    private ErrorWords() {}

    /** All complaints of a body, joined; its plain text if there are none; empty if it says nothing. */
    static String of(JsonNode exception, String textField) {
        List<String> words = new ArrayList<>();
        exception.path("validationErrors").properties().forEach(field -> {
            for (JsonNode text : field.getValue()) {
                words.add(field.getKey() + ": " + text.asText());
            }
        });
        for (JsonNode violation : exception.path("violations")) {
            words.add(violation.path("property").asText() + ": "
                    + violation.path("violation").asText());
        }
        if (words.isEmpty()) {
            words.add(exception.path(textField).asText(""));
        }
        return String.join(
                        "; ", words.stream().limit(MOST).map(ErrorWords::safe).toList())
                .strip();
    }

    private static String safe(String text) {
        String cut = text.length() <= LONGEST_PART ? text : text.substring(0, LONGEST_PART);
        String line = CONTROL.matcher(cut).replaceAll(" ");
        return PHONE.matcher(EMAIL.matcher(line).replaceAll("***")).replaceAll("***");
    }
}
