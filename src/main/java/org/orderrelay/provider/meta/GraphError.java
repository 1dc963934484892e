package org.orderrelay.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.provider.TemplateDesk;

/**
 * Why an administrative call was refused, in Meta's words, which are about our template and nobody's message.
 *
 * @param code the error's code, or the subcode where the code is the unspecific 100 (facts 5.2: 2388039, …)
 */
record GraphError(String code, String reason) {
    private static final String UNSPECIFIC = "100";
    private static final int LONGEST = 500;
    private static final String NOTHING =
            "Meta's answer says nothing usable. See in the list whether the template is there.";

    static GraphError of(int status, @Nullable JsonNode body) {
        if (body == null) {
            return new GraphError("http-" + status, NOTHING);
        }
        JsonNode error = AnswerBody.error(body);
        String code = LooseJson.code(error);
        String subcode = LooseJson.text(error.path("error_subcode"));
        String shown = UNSPECIFIC.equals(code) && subcode != null ? subcode : code;
        List<String> words = new ArrayList<>();
        for (String path : new String[] {"/error_user_title", "/error_user_msg", "/error_data/details"}) {
            add(words, LooseJson.words(error.at(path)));
        }
        if (words.isEmpty()) {
            add(words, LooseJson.words(error.path("message")));
        }
        String reason = words.isEmpty() ? NOTHING : String.join(" ", words);
        return new GraphError(
                shown == null ? "http-" + status : shown,
                reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason);
    }

    private static void add(List<String> words, @Nullable String text) {
        if (text != null) {
            words.add(text.endsWith(".") ? text : text + ".");
        }
    }

    TemplateDesk.Created refused() {
        return new TemplateDesk.Created.Refused(code, reason);
    }
}
