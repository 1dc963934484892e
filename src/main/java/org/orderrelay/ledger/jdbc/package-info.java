/**
 * The ledger on SQLite and PostgreSQL: one writer, group commit, set-based reads, decisions in plain Java.
 *
 * <p>The way of a commit: {@code GroupCommit} gathers units, {@code Transaction} loads the orders they touch into a
 * {@code Book}, the deciders ({@code Admission}, {@code Turn}, {@code Departure}, {@code Settling}) change the book, and
 * the book is written in batches.
 */
@NullMarked
package org.orderrelay.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
