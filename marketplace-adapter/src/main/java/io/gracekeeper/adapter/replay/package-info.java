/**
 * Looking at notices and having them told again, for an operator (E6): {@link
 * io.gracekeeper.adapter.replay.NoticesResource} shows what lies where and replays one of them,
 * {@link io.gracekeeper.adapter.replay.ReplaysResource} whole passages.
 *
 * <p>What is replayed are the kept bytes, by the code of today, to the same topic of events. An
 * event that says the same has the same id and is taken in once; so a replay changes nothing that
 * was already right. No raw notice is written again. It knows no marketplace.
 */
@NullMarked
package io.gracekeeper.adapter.replay;

import org.jspecify.annotations.NullMarked;
