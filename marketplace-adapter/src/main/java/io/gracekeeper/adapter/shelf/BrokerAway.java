package io.gracekeeper.adapter.shelf;

import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Problem;
import io.smallrye.mutiny.TimeoutException;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** An operator asks again; nothing is lost, and what was published is published again. */
class BrokerAway {

  private static final Logger LOG = Logger.getLogger(BrokerAway.class);

  @ServerExceptionMapper
  Response unreachable(KafkaException silent) {
    return putOff(silent);
  }

  @ServerExceptionMapper
  Response tooSlow(TimeoutException silent) {
    return putOff(silent);
  }

  private static Response putOff(RuntimeException silent) {
    LOG.warnf("The broker does not answer an operator's call why=%s", silent);
    var detail = "The broker does not answer.";
    return Problem.of(Code.UNAVAILABLE, detail).asResponse();
  }
}
