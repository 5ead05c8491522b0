package io.gracekeeper.simulator.deployments;

/** What a deployment's name and a uid lead to. */
public sealed interface Named {

  /** The incarnation that is meant; of somebody who names no uid, the one that there is. */
  record ThisOne(Seen seen) implements Named {}

  /** Another incarnation of that name, while the platform never had the one that is meant. */
  record AnotherOne(Seen seen) implements Named {}

  /** One that the platform has let go. */
  record ReleasedOne(Seen seen) implements Named {}

  /** One that is no more, whatever has its name now. */
  record EndedOne() implements Named {}

  /** There is nothing of that name. */
  record Nothing() implements Named {}
}
