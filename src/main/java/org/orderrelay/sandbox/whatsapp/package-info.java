/**
 * Meta's message object, which Kaleyra wraps and forwards: its rules, and the events about it.
 */
@NullMarked
package org.orderrelay.sandbox.whatsapp;

import org.jspecify.annotations.NullMarked;
