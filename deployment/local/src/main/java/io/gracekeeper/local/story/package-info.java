/**
 * Stories. A story is a YAML file: what it shows, a product, and steps; each step is one word with
 * named arguments. {@link io.gracekeeper.local.story.StoryRunner} plays it on the running platform,
 * only through ways that are open to everybody.
 */
@NullMarked
package io.gracekeeper.local.story;

import org.jspecify.annotations.NullMarked;
