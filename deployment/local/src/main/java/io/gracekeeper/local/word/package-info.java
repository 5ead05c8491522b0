/**
 * The words of the story language. {@link io.gracekeeper.local.word.Step} is all of them: a new
 * word is a new record there.
 */
@NullMarked
package io.gracekeeper.local.word;

import org.jspecify.annotations.NullMarked;
