package org.orderrelay.app;

import java.nio.file.Path;

/**
 * Where a relay reads and writes.
 *
 * @param config the configuration files
 * @param routes the route files
 * @param data everything it keeps
 */
public record RelayFolders(Path config, Path routes, Path data) {}
