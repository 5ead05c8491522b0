/**
 * The vendor's web site as a plain page, until there is a console: where a buyer who comes from the
 * marketplace signs in, links an account to the purchase, and watches what becomes of it (C2, C4 to
 * C7). One enters at {@code /website/welcome}, with a ticket, or at {@code /website}. What it shows
 * is billing's answer, asked for as the person who is signed in; it decides nothing itself.
 */
@NullMarked
package io.gracekeeper.simulator.website;

import org.jspecify.annotations.NullMarked;
