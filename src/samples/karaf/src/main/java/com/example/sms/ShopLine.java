package com.example.sms;

/** One line of the shop. */
public final class ShopLine {
    private static final int PARTS = 3;

    /**
     * The line as a canonical order of the relay, for its account {@code sms}.
     *
     * @param line {@code reference;status;phone}
     */
    public String order(String line) {
        String[] parts = line.strip().split(";");
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a line must be reference;status;phone");
        }
        return "{\"reference_id\": \"%s\", \"status\": \"%s\", \"customer\": {\"phone\": \"%s\"}, \"account\": \"sms\"}"
                .formatted((Object[]) parts);
    }
}
