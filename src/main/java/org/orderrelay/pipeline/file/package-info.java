/** CSV files from a folder or an SFTP server, and their results. */
@NullMarked
package org.orderrelay.pipeline.file;

import org.jspecify.annotations.NullMarked;
