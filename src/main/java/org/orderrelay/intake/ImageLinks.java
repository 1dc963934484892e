package org.orderrelay.intake;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which image links may go to a customer's phone: https with a host of the allow-list, at most 2048 characters, and not
 * signed. A signed link works today and fails when the provider fetches it after a retry. No look-up is made; a host that
 * no provider can reach (an address, {@code localhost}, a name of a local network) is good only if the list names it.
 */
final class ImageLinks {
    private static final int LONGEST = 2048;
    /** What S3, CloudFront, Google, Azure and Alibaba put into a link that expires. */
    private static final Set<String> SIGNED =
            Set.of("signature", "expires", "sig", "key-pair-id", "awsaccesskeyid", "googleaccessid", "ossaccesskeyid");

    private static final List<String> SIGNED_PREFIXES = List.of("x-amz-", "x-goog-", "x-oss-");

    private final boolean anyHost;
    private final Set<String> hosts;
    private final List<String> domains;

    /**
     * Reads the allow-list.
     *
     * @param allowed host names; {@code *.example.com} allows every host below, {@code *} any host
     */
    ImageLinks(List<String> allowed) {
        anyHost = allowed.contains("*");
        hosts = allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        domains = hosts.stream()
                .filter(host -> host.startsWith("*."))
                .map(host -> host.substring(1))
                .toList();
    }

    /** The link; null if absent or wrong, the latter noted. */
    @Nullable
    String read(Part part, String name) {
        String link = part.text(name, TextRule.prose(LONGEST));
        if (link == null) {
            return null;
        }
        String reason = reasonAgainst(link);
        if (reason != null) {
            part.violated(name, "image", reason);
        }
        return link;
    }

    private @Nullable String reasonAgainst(String link) {
        URI uri;
        try {
            uri = new URI(link);
        } catch (URISyntaxException notALink) {
            return "is not a link";
        }
        String host = uri.getHost();
        if (!"https".equalsIgnoreCase(uri.getScheme()) || host == null || uri.getRawUserInfo() != null) {
            return "must be a https link with a host and without a login";
        }
        boolean listed = isAllowed(host.toLowerCase(Locale.ROOT));
        if (!anyHost && !listed) {
            return "its host is not allowed by security.image.hosts";
        }
        if (!listed && !PublicHosts.isPublic(host)) {
            return "its host is an address or a name of a local network, which no provider can reach";
        }
        return isSigned(uri.getQuery()) ? "is a signed link that expires; use a lasting one" : null;
    }

    private boolean isAllowed(String host) {
        return hosts.contains(host) || domains.stream().anyMatch(host::endsWith);
    }

    private static boolean isSigned(@Nullable String query) {
        if (query == null) {
            return false;
        }
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String key = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
            if (SIGNED.contains(key) || SIGNED_PREFIXES.stream().anyMatch(key::startsWith)) {
                return true;
            }
        }
        return false;
    }
}
