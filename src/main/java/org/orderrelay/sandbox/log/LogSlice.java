package org.orderrelay.sandbox.log;

/** Whole lines of the file, which stay as they are while others are added. */
public record LogSlice(long offset, long length) {}
