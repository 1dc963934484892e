/**
 * What an order lacks: the contact, the account, the template and its language.
 */
@NullMarked
package org.orderrelay.enrich;

import org.jspecify.annotations.NullMarked;
