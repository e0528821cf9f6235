import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds end of a connector that says too little about itself.
  package static let serverlessConnectorValueMissing = Rule(
    "serverless-connector-value-missing",
    summary: "end of a connector that says too little about itself",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      An end that is described by its type has to say what SAM needs for the permission, such \
      as its ARN. The transform refuses it otherwise.
      """,
    fix: "add the value to the end",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-connector-resourcereference.html",
    check: .wholeTemplate { template in
      for pair in template.connectedPairs {
        guard let profile = pair.profile else { continue }
        template.about(pair.connector.resource) {
          for (name, end) in [("Source", pair.source), ("Destination", pair.destination)] {
            guard let end, end["Id"] == nil else { continue }
            for value in profile.values(of: name) where !end.holds(value, of: name, profile) {
              template.report(
                .missing(name, value), at: end.pair("Type")?.key ?? end, help: "add `\(value)`")
            }
          }
        }
      }
    },
    examples: [
      Example(
        "a queue without its ARN",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
              BillingMode: PAY_PER_REQUEST
          Take:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: take/
              Handler: index.handler
              Runtime: nodejs22.x
            Connectors:
              Send:
                Properties:
                  Destination:
                    Type: AWS::SQS::Queue
                  # ^^^^ `Destination` of the connector has no `Arn`
                  Permissions: [Write]
        """),
      Example(
        "a queue with its ARN",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
              KeySchema: [{AttributeName: id, KeyType: HASH}]
              BillingMode: PAY_PER_REQUEST
          Take:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: take/
              Handler: index.handler
              Runtime: nodejs22.x
            Connectors:
              Send:
                Properties:
                  Destination: {Type: AWS::SQS::Queue, Arn: "arn:aws:sqs:us-east-1:111122223333:jobs"}
                  Permissions: [Write]
        """),
    ]
  )
}

extension Node {
  /// Whether an end of a connector has a value.
  ///
  /// SAM hands on an empty one where a document takes it as it is.
  fileprivate func holds(_ value: String, of end: String, _ profile: ConnectorProfile) -> Bool {
    guard let node = self[value], !node.isNull else { return false }
    return node.isGiven || !profile.needs(value, of: end)
  }
}

extension ConnectorProfile {
  /// The value that SAM looks up for the resource that it writes, which must not be empty.
  private var ownValue: String {
    switch kind {
    case .managedPolicy: "RoleName"
    case .queuePolicy: "QueueUrl"
    case .lambdaPermission, .topicPolicy: "Arn"
    }
  }

  private func isWritten(for end: String) -> Bool {
    end == (extendsRoleOfSource ? "Source" : "Destination")
  }

  /// Whether SAM looks at what a value of an end is.
  fileprivate func needs(_ value: String, of end: String) -> Bool {
    value == ownValue && isWritten(for: end)
  }

  /// The values that an end, `Source` or `Destination`, has to have.
  fileprivate func values(of end: String) -> [String] {
    var found = ["Arn", "ResourceId", "Name", "Qualifier"].filter { name in
      categories.contains { $0.value.holds("%{\(end).\(name)}") }
    }
    if isWritten(for: end), !found.contains(ownValue) { found.append(ownValue) }
    return found
  }
}

extension ServerlessDocument {
  /// Whether a text of the document has a part.
  fileprivate func holds(_ part: String) -> Bool {
    switch self {
    case .text(let text): text.contains(part)
    case .list(let elements): elements.contains { $0.holds(part) }
    case .mapping(let entries): entries.contains { $0.value.holds(part) }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func missing(_ end: String, _ value: String) -> Self {
    "`\(end)` of the connector has no `\(value)`"
  }
}
