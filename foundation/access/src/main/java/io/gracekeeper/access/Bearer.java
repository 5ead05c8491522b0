package io.gracekeeper.access;

/**
 * Whoever holds the token of the present call, for what is kept for them and nobody else. What
 * people are called is no part of it: two may have one name, and one may change it.
 *
 * @param issuer who knows them
 * @param subject the issuer's own name for them, which it gives to nobody else
 * @param scope for whom they act; the same person acting for another account is another bearer
 */
public record Bearer(String issuer, String subject, Scope scope) {}
