import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds types that cannot be the type of a resource.
  package static let resourceTypeMalformed = Rule(
    "resource-type-malformed",
    summary: "resource type of a form that no type has",
    severity: .error,
    category: .template,
    equivalents: [Equivalents(.cfnLint, "E3006")],
    why: """
      CloudFormation refuses a type that it does not know. Types are written \
      `Organization::Service::Resource`, custom ones `Custom::Name`.
      """,
    fix: "write the whole type, such as `AWS::SQS::Queue`",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    check: .wholeTemplate { inspection in
      for resource in inspection.declarations(in: .resources) {
        guard let type = resource.body["Type"], type.isScalar, !type.isNull,
          !type.withUTF8(ResourceTypeName.isWellFormed)
        else { continue }
        inspection.report(.malformed(type, resource.key), at: type)
      }
    },
    examples: [
      Example(
        "parts of a type",
        """
        Resources:
          Orders:
            Type: SQS::Queue
            #     ^^^^^^^^^^ type `SQS::Queue` of resource `Orders` is not written as `Organization::Service::Resource`
        """),
      Example(
        "types of AWS, of others, of a team and of a module",
        """
        Resources:
          Orders:
            Type: AWS::SQS::Queue
          Monitor:
            Type: Datadog::Monitors::Monitor
          Cleaner:
            Type: Custom::Bucket_Cleaner
            Properties: {ServiceToken: "arn:aws:lambda:eu-central-1:111122223333:function:cleaner"}
          Network:
            Type: Team::Network::VPC::MODULE
        """),
    ]
  )
}

private enum ResourceTypeName {
  static func isWellFormed(_ type: UnsafeBufferPointer<UInt8>) -> Bool {
    var names = 1
    var nameStart = 0
    var position = 0
    while position < type.count {
      guard type[position] == UInt8(ascii: ":") else {
        position += 1
        continue
      }
      guard position > nameStart, position + 1 < type.count,
        type[position + 1] == UInt8(ascii: ":")
      else { return false }
      names += 1
      position += 2
      nameStart = position
    }
    guard nameStart < type.count else { return false }
    if type.starts(with: "Custom::".utf8) { return true }
    return names == 3 || names == 4 && type[nameStart...].elementsEqual("MODULE".utf8)
  }
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ type: Node, _ name: Node) -> Self {
    """
    type \(type.inWords) of resource `\(name.text)` is not written as \
    `Organization::Service::Resource`
    """
  }
}
