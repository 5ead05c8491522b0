package io.gracekeeper.access;

import java.util.Set;

/** The roles, as tokens name them. */
public final class Role {

  /** Of an account: everything that an account may do. */
  public static final String OWNER = "owner";

  /** Of an account: payment methods, links and who pays. */
  public static final String BILLING_ADMIN = "billing-admin";

  /** Of an account: reads. */
  public static final String MEMBER = "member";

  /** Of the vendor: a person who runs the product, or the vendor's own backend. */
  public static final String OPERATOR = "operator";

  /** Of the vendor: another of our services. */
  public static final String SERVICE = "service";

  static final Set<String> OF_AN_ACCOUNT = Set.of(OWNER, BILLING_ADMIN, MEMBER);
  static final Set<String> OF_THE_VENDOR = Set.of(OPERATOR, SERVICE);

  private Role() {}
}
