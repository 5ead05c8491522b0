/** The vendor's web site from within. */
@NullMarked
package io.gracekeeper.simulator.website;

import org.jspecify.annotations.NullMarked;
