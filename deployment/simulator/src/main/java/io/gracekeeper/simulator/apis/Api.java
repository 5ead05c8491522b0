package io.gracekeeper.simulator.apis;

/** An API of AWS Marketplace, each at a host of its own. */
public enum Api {
  METERING(Api.JSON_1_1, "InternalServiceErrorException"),
  ENTITLEMENT(Api.JSON_1_1, "InternalServiceErrorException"),
  AGREEMENT(Api.JSON_1_0, "InternalServerException");

  public static final String JSON_1_0 = "application/x-amz-json-1.0";
  public static final String JSON_1_1 = "application/x-amz-json-1.1";

  private final String contentType;
  private final String failure;

  Api(String contentType, String failure) {
    this.contentType = contentType;
    this.failure = failure;
  }

  String contentType() {
    return contentType;
  }

  /** How it calls a fault of its own. */
  String failure() {
    return failure;
  }
}
