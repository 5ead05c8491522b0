package io.gracekeeper.adapter.journal;

/**
 * A request that came with a key, and what was answered.
 *
 * @param asked what was to be replayed
 */
public record Answered(String asked, Attempt attempt) {}
