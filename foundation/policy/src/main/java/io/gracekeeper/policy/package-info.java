/**
 * What vendors see differently (rules P1 to P13): read from one YAML file, checked in full before
 * anything starts. No default may ever lead to a deletion, so nothing has one.
 */
@NullMarked
package io.gracekeeper.policy;

import org.jspecify.annotations.NullMarked;
