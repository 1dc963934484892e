package org.orderrelay.pipeline.rest;

import org.orderrelay.account.Account;
import org.orderrelay.provider.TemplateDesk;
import org.orderrelay.provider.TemplateDraft;

/**
 * A template somebody asked for that can be asked of the provider.
 *
 * @param actor name of the client whose key was used
 */
public record TemplateCreation(String actor, Account account, TemplateDesk desk, TemplateDraft draft) {}
