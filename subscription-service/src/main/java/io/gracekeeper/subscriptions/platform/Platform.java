package io.gracekeeper.subscriptions.platform;

/**
 * What runs the deployments. Every command may be repeated, and answers with what is to be seen
 * now.
 */
public interface Platform {

  /**
   * Runs it: a new one if there never was one, else the same one with its data.
   *
   * @throws PlatformException if the platform did not answer, or refused
   */
  Observation start(Target target);

  /**
   * Stops it; its data stay.
   *
   * @throws PlatformException if the platform did not answer, or refused
   */
  Observation stop(Target target);

  /**
   * Only looks.
   *
   * @throws PlatformException if the platform did not answer
   */
  Observation observe(Target target);

  /**
   * Deletes the one with the target's uid, and no other.
   *
   * @throws PlatformException if the platform did not answer, or refused
   */
  Observation delete(Target target);
}
