/**
 * What a story is played on: the running platform as anybody may touch it, and the story's own
 * names for what is there.
 */
@NullMarked
package io.gracekeeper.local.stage;

import org.jspecify.annotations.NullMarked;
