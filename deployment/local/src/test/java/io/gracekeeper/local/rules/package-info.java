/** Which rule is shown by which test: read off the tests' tags and the stories' headings. */
@NullMarked
package io.gracekeeper.local.rules;

import org.jspecify.annotations.NullMarked;
