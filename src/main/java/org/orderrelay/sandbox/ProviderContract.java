package org.orderrelay.sandbox;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** What differs between the simulated providers: which calls they take, what they refuse, how they answer. */
interface ProviderContract {
    /** Whether a POST to this path is this provider's. */
    boolean serves(String path);

    /** Reads and judges a call. */
    Received read(String path, MultiMap headers, Buffer body);

    /**
     * The provider's own answer of that name: {@code accept}, {@code wa500}, …
     *
     * @param messageId for answers that carry one
     * @return empty if this provider has no answer of that name
     */
    Optional<Reply> named(String name, String messageId);
}
