/** Keeping the registry of templates up to date by asking the providers. */
@NullMarked
package org.orderrelay.pipeline.template;

import org.jspecify.annotations.NullMarked;
