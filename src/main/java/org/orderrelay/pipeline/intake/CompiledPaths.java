package org.orderrelay.pipeline.intake;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.cache.Cache;
import com.jayway.jsonpath.spi.cache.CacheProvider;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every compiled path, kept for good. Camel's expression holds the text of its path, and the library behind it keeps the
 * compiled form of 400 texts, under one lock, forgetting the oldest: a relay with more paths would compile them for each
 * order. Paths come from configuration only, so that there is an end to them.
 */
final class CompiledPaths implements Cache {
    private static final Logger LOG = LoggerFactory.getLogger(CompiledPaths.class);

    private final Map<String, JsonPath> paths = new ConcurrentHashMap<>();

    static {
        install(new CompiledPaths());
    }

    private CompiledPaths() {}

    /** Puts this cache in place, which can be done only before the first path of all is evaluated. */
    static void keep() {
        LOG.debug("Compiled paths are kept");
    }

    /**
     * Compiles a path, and keeps it where Camel's expressions look for it.
     *
     * @throws InvalidPathException if it is none
     */
    static void compile(String path) {
        if (!isBalanced(path)) {
            // the library takes $.A[ for $.A
            throw new InvalidPathException("a bracket or a quote in it is not closed");
        }
        JsonPath compiled = JsonPath.compile(path);
        CacheProvider.getCache().put(path, compiled);
    }

    private static boolean isBalanced(String path) {
        Deque<Character> open = new ArrayDeque<>();
        char quote = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == '(') {
                open.push(c == '[' ? ']' : ')');
            } else if ((c == ']' || c == ')') && (open.isEmpty() || open.pop() != c)) {
                return false;
            }
        }
        return quote == 0 && open.isEmpty();
    }

    /** Takes the place of the library's own, once in a class loader. */
    private static void install(CompiledPaths paths) {
        try {
            CacheProvider.setCache(paths);
        } catch (JsonPathException alreadyInUse) {
            LOG.warn("Paths are kept by the library's own cache: {}", alreadyInUse.getMessage());
        }
    }

    @Override
    public @Nullable JsonPath get(String key) {
        return paths.get(key);
    }

    @Override
    public void put(String key, JsonPath value) {
        paths.put(key, value);
    }
}
