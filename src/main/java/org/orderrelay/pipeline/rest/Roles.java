package org.orderrelay.pipeline.rest;

import java.util.Set;

/**
 * Which roles may do what. Each role but {@code ingest} may do what the one before it may: {@code viewer} looks,
 * {@code operator} acts on deliveries and accounts, {@code approver} also starts what touches many deliveries,
 * {@code admin} may do everything, create templates too. {@code ingest} sends orders and sees nothing.
 */
public final class Roles {
    /** Every role there is. */
    public static final Set<String> ALL = Set.of("ingest", "viewer", "operator", "approver", "admin");

    static final Set<String> INGEST = Set.of("ingest", "admin");
    static final Set<String> VIEW = Set.of("viewer", "operator", "approver", "admin");
    static final Set<String> ACT = Set.of("operator", "approver", "admin");
    static final Set<String> APPROVE = Set.of("approver", "admin");
    static final Set<String> ADMIN = Set.of("admin");

    private Roles() {}
}
