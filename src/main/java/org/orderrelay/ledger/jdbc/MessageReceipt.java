package org.orderrelay.ledger.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orderrelay.delivery.Outcome;
import org.orderrelay.delivery.Receipt;
import org.orderrelay.delivery.ReceiptState;

/**
 * A receipt about one message, of a webhook or of the table of receipts.
 *
 * @param key made of what it says, so that a repetition has the same
 * @param meaning what the code of a failure means; null for any other mark
 * @param neverLeft a failure before WhatsApp had it
 */
record MessageReceipt(
        String key,
        String account,
        Receipt.About about,
        ReceiptState mark,
        @Nullable Outcome meaning,
        boolean neverLeft,
        long at) {
    /** Mark of a failure before WhatsApp had it, as the table spells it. */
    static final String NOT_SENT = "not-sent";

    private static final int KEY_BYTES = 16;

    /** Null if it is not about a message. */
    static @Nullable MessageReceipt of(String account, Receipt receipt) {
        if (receipt instanceof Receipt.Progress progress) {
            return of(account, progress.about(), ReceiptState.of(progress.mark()), null, false, receipt);
        }
        if (receipt instanceof Receipt.Failure failure) {
            Outcome meaning = failure.meaning();
            return of(account, failure.about(), ReceiptState.FAILED, meaning, failure.neverLeft(), receipt);
        }
        return null;
    }

    private static MessageReceipt of(
            String account,
            Receipt.About about,
            ReceiptState mark,
            @Nullable Outcome meaning,
            boolean neverLeft,
            Receipt receipt) {
        long at = Micros.of(receipt.at());
        String word = neverLeft ? NOT_SENT : mark.wire();
        List<String> ids = about.messageIds().stream().sorted().toList();
        String code = meaning == null ? null : meaning.code();
        String key = key(account, about.deliveryId(), String.join(" ", ids), word, String.valueOf(at), code);
        return new MessageReceipt(key, account, about, mark, meaning, neverLeft, at);
    }

    /** A short name for what the parts say together. */
    static String key(@Nullable String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The same with other ids of its message. */
    MessageReceipt with(List<String> messageIds) {
        Receipt.About other = new Receipt.About(about.deliveryId(), messageIds, about.recipientId());
        return new MessageReceipt(key, account, other, mark, meaning, neverLeft, at);
    }

    /** {@code sent}, {@code delivered}, {@code read}, {@code failed}, {@code not-sent}. */
    String word() {
        return neverLeft ? NOT_SENT : mark.wire();
    }

    /** The id to show and to remember; null if it came without any. */
    @Nullable
    String messageId() {
        return about.messageIds().isEmpty() ? null : about.messageIds().get(0);
    }
}
