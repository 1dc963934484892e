package org.orderrelay.app;

import org.orderrelay.ledger.Ledger;
import org.orderrelay.operator.AccountDeeds;
import org.orderrelay.operator.DeliveryDeeds;

/**
 * What people may ask of a running relay and do to it, without REST.
 *
 * @param ledger for its views and its health
 * @param deliveries what they do to one delivery
 * @param accounts how accounts stand, hold and release
 * @param routes the running routes
 */
public record RelayDesk(Ledger ledger, DeliveryDeeds deliveries, AccountDeeds accounts, RouteDesk routes) {}
