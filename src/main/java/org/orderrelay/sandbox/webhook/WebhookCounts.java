package org.orderrelay.sandbox.webhook;

/**
 * How events fare.
 *
 * @param waiting events that are not due, or wait for another try
 * @param underWay calls without an answer yet
 * @param delivered events that were answered with 2xx
 * @param failedCalls calls that were answered otherwise, or not at all
 * @param lost events given up after the last try
 * @param dropped events for which there was no room
 */
public record WebhookCounts(long waiting, int underWay, long delivered, long failedCalls, long lost, long dropped) {}
