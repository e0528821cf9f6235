import CloudFormation
package import Linting

extension Rule {
  /// Finds target groups whose health check waits for longer than until the next one.
  package static let targetGroupTimeoutAboveInterval = Rule(
    "target-group-timeout-above-interval",
    summary: "health check that waits for longer than until the next one",
    severity: .error,
    category: .schema,
    services: ["elastic-load-balancing"],
    documents: ["ELB-01"],
    why: """
      A health check has to end before the next one begins. Elastic Load Balancing refuses a longer \
      timeout, and the deployment fails.
      """,
    fix: "set `HealthCheckTimeoutSeconds` below `HealthCheckIntervalSeconds`",
    url:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
    check: .eachResource(of: ["AWS::ElasticLoadBalancingV2::TargetGroup"]) { group, template in
      // An application load balancer refuses the same number too; for others it is allowed.
      let isOfRequests = template.values(at: "Protocol", in: group)
        .allSatisfy { $0.text == "HTTP" || $0.text == "HTTPS" }
      for timeout in template.values(at: "HealthCheckTimeoutSeconds", in: group) {
        guard let wait = timeout.integer else { continue }
        for interval in template.values(at: "HealthCheckIntervalSeconds", in: group) {
          guard let pause = interval.integer, wait > pause || wait == pause && isOfRequests,
            let both = template.evaluation.value(timeout, alongside: interval)
          else { continue }
          template.report(
            .longer(wait, pause), at: both,
            related: [RelatedPlace("the interval", at: interval.place)])
        }
      }
    },
    examples: [
      Example(
        "a check that waits for too long",
        """
        Resources:
          Shop:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties:
              VpcId: vpc-0a1b2c3d4e5f60718
              Port: 8080
              Protocol: HTTP
              HealthCheckIntervalSeconds: 10
              HealthCheckTimeoutSeconds: 15
              #                          ^^ the check waits for 15 seconds, and the next one begins after 10
          Admin:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties:
              VpcId: vpc-0a1b2c3d4e5f60718
              Port: 8080
              Protocol: HTTP
              HealthCheckIntervalSeconds: 10
              HealthCheckTimeoutSeconds: 10
              #                          ^^ the check waits for 10 seconds, and the next one begins after 10
        """),
      Example(
        "a check that ends before, and numbers of the deployment",
        """
        Parameters:
          Interval: {Type: Number}
        Resources:
          Shop:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: {VpcId: vpc-0a1b2c3d4e5f60718, Port: 8080, Protocol: HTTP, HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 5}
          Queue:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: {VpcId: vpc-0a1b2c3d4e5f60718, Port: 5671, Protocol: TCP, HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 10}
          Mail:
            Type: AWS::ElasticLoadBalancingV2::TargetGroup
            Properties: {VpcId: vpc-0a1b2c3d4e5f60718, Port: 8080, Protocol: HTTP, HealthCheckIntervalSeconds: !Ref Interval, HealthCheckTimeoutSeconds: 60}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func longer(_ timeout: Int, _ interval: Int) -> Self {
    "the check waits for \(timeout) seconds, and the next one begins after \(interval)"
  }
}
