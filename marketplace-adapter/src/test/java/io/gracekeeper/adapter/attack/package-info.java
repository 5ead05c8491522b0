/**
 * The attacks that the adapter is tested against, each by a test of its own that is marked {@link
 * io.gracekeeper.adapter.attack.Attack}, and the table of them in docs/attacks.md.
 */
@NullMarked
package io.gracekeeper.adapter.attack;

import org.jspecify.annotations.NullMarked;
