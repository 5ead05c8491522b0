/**
 * A real Kafka broker and a real PostgreSQL without Docker, for the tests and the local platform.
 *
 * <p>{@link io.gracekeeper.embedded.EmbeddedKafka} runs in this JVM, {@link
 * io.gracekeeper.embedded.KafkaProcess} is the same in a JVM of its own that can be taken away and
 * brought back, {@link io.gracekeeper.embedded.EmbeddedPostgreSql} is the database. Quarkus tests
 * name {@link io.gracekeeper.embedded.KafkaResource} and {@link
 * io.gracekeeper.embedded.PostgreSqlResource}; what they share is a container each if {@link
 * io.gracekeeper.embedded.Docker} is asked for.
 */
@NullMarked
package io.gracekeeper.embedded;

import org.jspecify.annotations.NullMarked;
