package io.gracekeeper.local.world;

/** Gives the token that a call shows. */
@FunctionalInterface
public interface Bearer {

  /** A token that is good for the next call. */
  String token();
}
