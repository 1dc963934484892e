package org.orderrelay.ledger;

import java.util.List;

/** What came of a {@link KeyedRequest}. */
public sealed interface KeyedResult {
    /** Its orders were recorded, and the answer with them. */
    record First(KeptAnswer answer, List<Verdict> verdicts) implements KeyedResult {}

    /** It was answered before, maybe a moment ago; nothing was recorded. */
    record Again(KeptAnswer answer) implements KeyedResult {}

    /** Its key belongs to other content; nothing was recorded. */
    record OtherContent() implements KeyedResult {}
}
