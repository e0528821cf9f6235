import ResourceCatalog
import Testing

@Suite struct `The catalog of SAM` {
  private let catalog = ServerlessCatalog.standard

  @Test func `is intact`() {
    #expect(catalog.isIntact)
  }

  @Test func `has every policy template with its parameters`() throws {
    #expect(catalog.policyTemplateNames.count >= 81)
    for name in catalog.policyTemplateNames {
      let template = try #require(catalog.policyTemplate(name))
      guard case .mapping(let entries) = template.document() else {
        Issue.record("\(name) is no mapping")
        continue
      }
      #expect(entries.map(\.name).contains("Statement"))
    }
    #expect(catalog.policyTemplate("SQSPollerPolicy")?.parameters == ["QueueName"])
    #expect(catalog.policyTemplate("EC2DescribePolicy")?.parameters == [])
    #expect(catalog.policyTemplate("sqspollerpolicy") == nil)
    #expect(catalog.policyTemplate("NoSuchPolicy") == nil)
  }

  @Test func `knows what connectors make`() throws {
    let read = try #require(
      catalog.connectorProfile(from: "AWS::SQS::Queue", to: "AWS::Lambda::Function"))
    #expect(read.kind == .managedPolicy && !read.extendsRoleOfSource)
    #expect(read.waiting == .eventSourceMapping)
    #expect(read.combinations == [["Read", "Write"]])
    let call = catalog.connectorProfile(from: "AWS::S3::Bucket", to: "AWS::Lambda::Function")
    #expect(call?.kind == .lambdaPermission)
    #expect(call?.categories.map(\.name) == ["Write"])
    #expect(catalog.connectorProfile(from: "AWS::S3::Bucket", to: "AWS::S3::Bucket") == nil)
  }

  @Test(arguments: [
    ("AWSLambdaBasicExecutionRole", "service-role/AWSLambdaBasicExecutionRole"),
    ("AmazonS3FullAccess", "AmazonS3FullAccess"), ("Billing", "job-function/Billing"),
  ])
  func `finds managed policies by name`(name: String, path: String) {
    #expect(catalog.managedPolicyPath(name) == path)
    #expect(catalog.managedPolicyPath(name + "s") == nil)
  }
}
