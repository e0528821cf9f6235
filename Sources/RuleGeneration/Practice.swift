/// A practice that AWS documents for a service, and that rules check.
package struct Practice: Sendable {
  /// What rules name it by, such as `LMB-02`.
  package let row: String
  /// What a template that follows it does.
  package let title: String

  init(_ row: String, _ title: String) {
    self.row = row
    self.title = title
  }

  /// Practices about the same service or services.
  package struct Area: Sendable {
    /// The name of the service.
    package let name: String
    /// The practices in their order.
    package let practices: [Practice]
  }

  /// All practices, by what they are about.
  package static let areas = [
    Area(name: "AWS Lambda", practices: lambda),
    Area(name: "Amazon EC2", practices: compute),
    Area(name: "Amazon VPC", practices: network),
    Area(name: "Amazon ECS and AWS Fargate", practices: containers),
    Area(name: "AWS IAM", practices: identity),
    Area(name: "Other services", practices: others),
  ]

  private static let lambda = [
    Practice("LMB-01", "memory within the bounds, and chosen"),
    Practice("LMB-02", "a timeout within the bounds, and chosen"),
    Practice("LMB-03", "no timeout longer than the caller waits"),
    Practice("LMB-04", "a role of its own with the least that is needed"),
    Practice("LMB-05", "no secrets in environment variables"),
    Practice("LMB-06", "a key of your own for environment variables"),
    Practice("LMB-07", "environment variables within their size, without reserved names"),
    Practice("LMB-08", "at most five layers, each once"),
    Practice("LMB-09", "small packages, and inline code only where it runs"),
    Practice("LMB-10", "a runtime that is supported"),
    Practice("LMB-11", "failed asynchronous events are kept"),
    Practice("LMB-12", "failed records of streams and queues are kept"),
    Practice("LMB-13", "a queue that hides messages as long as the function runs"),
    Practice("LMB-14", "concurrency that is chosen and fits together"),
    Practice("LMB-15", "short cold starts where they cost nothing"),
    Practice("LMB-16", "published versions behind aliases"),
    Practice("LMB-17", "traces"),
    Practice("LMB-18", "logs that exist and expire"),
    Practice("LMB-19", "callers that are named"),
    Practice("LMB-20", "ephemeral storage within the bounds"),
    Practice("LMB-21", "subnets in several zones with a way to what is needed"),
    Practice("LMB-22", "no circle of events"),
    Practice("LMB-23", "retries with an end"),
    Practice("LMB-24", "the cheaper architecture where it runs"),
    Practice("LMB-25", "a permission for every trigger"),
  ]

  private static let compute = [
    Practice("EC2-01", "instances of the current generation"),
    Practice("EC2-02", "types that the region has and the image fits"),
    Practice("EC2-03", "current types of storage"),
    Practice("EC2-04", "encrypted volumes"),
    Practice("EC2-05", "sizes and speeds that volumes can have"),
    Practice("EC2-06", "data that outlives a mistake"),
    Practice("EC2-07", "roles instead of credentials"),
    Practice("EC2-08", "one role for a profile, and no administrator"),
    Practice("EC2-09", "version 2 of the metadata service"),
    Practice("EC2-10", "no public address without need"),
    Practice("EC2-11", "no SSH and remote desktop from anywhere"),
    Practice("EC2-12", "launch templates"),
    Practice("EC2-13", "groups across zones that replace what is broken"),
    Practice("EC2-14", "rolling updates"),
    Practice("EC2-15", "protection of what keeps state"),
    Practice("EC2-16", "images that are looked up"),
    Practice("EC2-17", "monitoring"),
    Practice("EC2-18", "tags that reach everything"),
    Practice("EC2-19", "nothing paid for that nothing uses"),
    Practice("EC2-20", "spot capacity that survives an interruption"),
    Practice("EC2-21", "hosts and placement that fit the type"),
    Practice("EC2-22", "settings that fit the type"),
  ]

  private static let network = [
    Practice("VPC-01", "only needed ports from trusted addresses"),
    Practice("VPC-02", "never all ports or all protocols"),
    Practice("VPC-03", "limits for what goes out"),
    Practice("VPC-04", "address ranges that mean what they say"),
    Practice("VPC-05", "rules that say why they exist"),
    Practice("VPC-06", "groups that can be kept up"),
    Practice("VPC-07", "access lists that do not open what groups close"),
    Practice("VPC-08", "subnets inside the network, side by side"),
    Practice("VPC-09", "private subnets that reach out through NAT"),
    Practice("VPC-10", "flow logs"),
    Practice("VPC-11", "endpoints with a policy"),
    Practice("VPC-12", "routes and peerings that lead somewhere"),
    Practice("VPC-13", "exposure that is known"),
  ]

  private static let containers = [
    Practice("ECS-01", "sizes that Fargate has"),
    Practice("ECS-02", "containers that fit into their task"),
    Practice("ECS-03", "settings that Fargate takes"),
    Practice("ECS-04", "two roles with the least that is needed"),
    Practice("ECS-05", "logs that go somewhere"),
    Practice("ECS-06", "secrets that are fetched"),
    Practice("ECS-07", "services that survive a zone and a bad deployment"),
    Practice("ECS-08", "services that scale"),
    Practice("ECS-09", "traffic only to what is healthy"),
    Practice("ECS-10", "tasks without a public address"),
    Practice("ECS-11", "containers that are confined"),
    Practice("ECS-12", "clusters that are measured"),
    Practice("ECS-13", "no more cost than needed"),
    Practice("ECS-14", "commands in containers that are logged"),
    Practice("ECS-15", "encrypted traffic to file systems"),
    Practice("ECS-16", "two target groups for blue/green deployments"),
  ]

  private static let identity = [
    Practice("IAM-01", "no more actions than needed"),
    Practice("IAM-02", "no more resources than needed"),
    Practice("IAM-03", "narrow trust"),
    Practice("IAM-04", "no way to more permissions"),
    Practice("IAM-05", "groups and roles instead of users"),
    Practice("IAM-06", "policies that say what IAM understands"),
    Practice("IAM-07", "no resource open to everyone"),
    Practice("IAM-08", "no administrators among machines"),
    Practice("IAM-09", "what is used is granted, and no more"),
  ]

  private static let others = [
    Practice("EKS-01", "Amazon EKS"), Practice("EBK-01", "AWS Elastic Beanstalk"),
    Practice("RDS-01", "Amazon RDS and Aurora"), Practice("DDB-01", "Amazon DynamoDB"),
    Practice("ELC-01", "Amazon ElastiCache"), Practice("S3B-01", "Amazon S3"),
    Practice("EFS-01", "Amazon EFS"), Practice("APG-01", "Amazon API Gateway"),
    Practice("R53-01", "Amazon Route 53"), Practice("CFR-01", "Amazon CloudFront"),
    Practice("ELB-01", "Elastic Load Balancing"), Practice("SQS-01", "Amazon SQS"),
    Practice("SNS-01", "Amazon SNS"), Practice("SFN-01", "AWS Step Functions"),
    Practice("EVB-01", "Amazon EventBridge"), Practice("CWL-01", "Amazon CloudWatch"),
    Practice("CFN-01", "AWS CloudFormation"), Practice("CDK-01", "AWS CDK"),
    Practice("SEC-01", "AWS Secrets Manager and Parameter Store"),
  ]
}
