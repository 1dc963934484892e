package org.orderrelay.account;

/**
 * A credential. It prints as asterisks wherever it is printed; only {@link #reveal()} gives the value, at the HTTP edge.
 */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
