package io.gracekeeper.adapter.aws.api;

/** What AWS can be asked. */
public enum Operation {

  /**
   * Who a registration token's buyer is.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-metering_ResolveCustomer.html">
   *     ResolveCustomer</a>
   */
  RESOLVE_CUSTOMER("ResolveCustomer", "AWSMPMeteringService", "1.1", 20, 1),

  /**
   * What a buyer is entitled to. AWS takes 20 a second of an account.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-entitlements_GetEntitlements.html">
   *     GetEntitlements</a>
   */
  GET_ENTITLEMENTS("GetEntitlements", "AWSMPEntitlementService", "1.1", 16, 4),

  /**
   * How an agreement stands.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_DescribeAgreement.html">
   *     DescribeAgreement</a>
   */
  DESCRIBE_AGREEMENT("DescribeAgreement", "AWSMPCommerceService_v20200301", "1.0", 8, 4),

  /**
   * Which agreements there are.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/marketplace/latest/APIReference/API_marketplace-agreements_SearchAgreements.html">
   *     SearchAgreements</a>
   */
  SEARCH_AGREEMENTS("SearchAgreements", "AWSMPCommerceService_v20200301", "1.0", 4, 4);

  private final String label;
  private final String service;
  private final String jsonVersion;
  private final int perSecond;
  private final int retries;

  Operation(String label, String service, String jsonVersion, int perSecond, int retries) {
    this.label = label;
    this.service = service;
    this.jsonVersion = jsonVersion;
    this.perSecond = perSecond;
    this.retries = retries;
  }

  /** Its name at AWS. */
  public String label() {
    return label;
  }

  String target() {
    return service + "." + label;
  }

  String mediaType() {
    return "application/x-amz-json-" + jsonVersion;
  }

  /**
   * How often we ask it in a second at most: somewhat less than AWS says, where it says, because
   * others of the account may ask too.
   */
  int perSecond() {
    return perSecond;
  }

  /** How often we ask again at most, if there is no answer; less where a person waits for it. */
  int retries() {
    return retries;
  }
}
