package io.gracekeeper.callers;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** What the running application answers to, as its router has it: "PUT /accounts/{account}". */
public final class RunningEndpoints {

  private RunningEndpoints() {}

  /** All of them, also those that a library brought. */
  public static SortedSet<String> all() {
    var found = new TreeSet<String>();
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(
              String method, String path, RuntimeResource runtimeResource) {
            found.add(method + " " + path);
          }
        });
    return found;
  }
}
