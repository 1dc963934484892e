package org.orderrelay.sandbox.state;

/** Where a template stands in its moderation. */
public enum TemplateStatus {
    PENDING,
    APPROVED,
    REJECTED,
    PAUSED,
    DISABLED
}
