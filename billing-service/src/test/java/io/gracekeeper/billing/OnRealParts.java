package io.gracekeeper.billing;

import io.gracekeeper.callers.IssuerResource;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.embedded.PostgreSqlResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole service on the real broker and the real database. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgreSqlResource.class)
@QuarkusTestResource(IssuerResource.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnRealParts {}
