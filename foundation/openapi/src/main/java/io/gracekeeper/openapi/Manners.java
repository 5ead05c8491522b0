package io.gracekeeper.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the description what all calls have in common and no resource says. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Manners implements OASFilter {

  private static final Set<HttpMethod> CHANGING =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents().addSchema("Problem", problem());
    for (var path : api.getPaths().getPathItems().values()) {
      path.getOperations().forEach(Manners::describe);
    }
  }

  private static void describe(HttpMethod method, Operation operation) {
    // Quarkus guesses these two; what a refusal looks like is said once, for all of them.
    operation.getResponses().removeAPIResponse("400");
    operation.getResponses().addAPIResponse("default", refusal());
    if (CHANGING.contains(method)) {
      operation.addParameter(idempotencyKey());
    }
  }

  private static APIResponse refusal() {
    var problem = createMediaType().schema(createSchema().ref("Problem"));
    return createAPIResponse()
        .description("Refused; docs/problems.md lists the codes.")
        .content(createContent().addMediaType("application/problem+json", problem));
  }

  private static Parameter idempotencyKey() {
    return createParameter()
        .name("Idempotency-Key")
        .in(Parameter.In.HEADER)
        .description(
            "Sent again with the same key within 24 hours, the call has no second effect and the"
                + " same answer.")
        .schema(createSchema().addType(SchemaType.STRING).minLength(1).maxLength(257));
  }

  private static Schema problem() {
    var blocker =
        object(
            List.of("code", "detail", "clearedBy"),
            createSchema()
                .addProperty("code", text("Stable, for programs."))
                .addProperty("detail", text("What is wrong, for people."))
                .addProperty("clearedBy", text("The action that clears it.")));
    return object(
            List.of("type", "title", "status", "detail", "code", "blockers"),
            createSchema()
                .addProperty("type", text("The code as a URI; there is nothing to fetch."))
                .addProperty("title", text("What the code means."))
                .addProperty("status", createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What is wrong, for people."))
                .addProperty("code", text("Stable, for programs."))
                .addProperty("blockers", createSchema().addType(SchemaType.ARRAY).items(blocker)))
        .description("A refusal (RFC 9457), with everything that stands in the way.");
  }

  private static Schema object(List<String> required, Schema properties) {
    return properties.addType(SchemaType.OBJECT).required(required);
  }

  private static Schema text(String description) {
    return createSchema().addType(SchemaType.STRING).description(description);
  }
}
