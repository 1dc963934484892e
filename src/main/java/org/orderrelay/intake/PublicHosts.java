package org.orderrelay.intake;

import java.util.Locale;
import java.util.Set;

/**
 * Which hosts of a URL can be names in the internet, judged by the spelling alone. Addresses are none, in whatever form
 * (an IPv4 address may be written as one number, octal or hexadecimal), and neither are names that only a local network
 * knows: without a dot, or below a domain that is nobody's (RFC 6761, RFC 6762, RFC 8375, ICANN's list of collisions).
 */
final class PublicHosts {
    private static final Set<String> LOCAL = Set.of(
            "localhost", "localdomain", "local", "internal", "intranet", "private", "lan", "home", "corp", "arpa");

    private PublicHosts() {}

    /** @param host as {@link java.net.URI#getHost()} gives it; an IPv6 address stands in brackets */
    static boolean isPublic(String host) {
        int dot = host.lastIndexOf('.');
        if (dot <= 0 || host.charAt(0) == '[') {
            return false;
        }
        String last = host.substring(dot + 1).toLowerCase(Locale.ROOT);
        return !last.isEmpty() && !Character.isDigit(last.charAt(0)) && !LOCAL.contains(last);
    }
}
