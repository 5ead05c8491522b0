/**
 * Keeps what marketplaces send, byte for byte and for ever, on the topic {@code
 * marketplace-notices}. Whoever has proven the origin of a notice enters with {@link
 * io.gracekeeper.adapter.notices.Notices}.
 */
@NullMarked
package io.gracekeeper.adapter.notices;

import org.jspecify.annotations.NullMarked;
