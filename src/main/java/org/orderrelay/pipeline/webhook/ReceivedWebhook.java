package org.orderrelay.pipeline.webhook;

import org.jspecify.annotations.Nullable;
import org.orderrelay.provider.WebhookCall;

/**
 * A request at {@code /webhooks/{provider}/{account}}, as yet believed by nobody.
 *
 * @param call null if its body was larger than 3 MB
 */
public record ReceivedWebhook(
        String provider, String account, @Nullable WebhookCall call) {
    /** Nothing of the path: in a URL that was registered wrongly any part may be the secret. */
    @Override
    public String toString() {
        return "ReceivedWebhook[" + call + "]";
    }
}
