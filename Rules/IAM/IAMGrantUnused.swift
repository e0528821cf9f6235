import CloudFormation
package import Linting
import ResourceGraph
import TemplateSyntax

extension Rule {
  /// Finds permissions of functions for resources that nothing tells them of.
  package static let iamGrantUnused = Rule(
    "iam-grant-unused",
    summary: "permission for a resource that the function is not told of",
    severity: .note,
    category: .security,
    services: ["iam", "lambda"],
    isEnabledByDefault: false,
    documents: ["IAM-09"],
    why: """
      Permissions outlive what they were for. When neither the environment nor an event connects a \
      function with the resource, nobody may need this one any more.
      """,
    fix: "remove the permission, or tell the function of the resource in its environment",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      let role = template.values(at: "Role", in: function).compactMap { $0.reference?.name }.first
      let holders = [function.logicalId] + (role.map { [$0] } ?? [])
      // What several functions share is not judged by one of them.
      if let role, template.graph.resources(.refersTo, role).count > 1 { return }
      let told = template.graph.connections(of: function)
      var spokenOf: Set<String> = []
      for holder in holders {
        for grant in template.graph.edges(from: holder)
        where grant.relation == .refersTo && grant.place.path.contains(.key("Policies"))
          && !told.contains(grant.to)
        {
          guard let target = template.graph.resource(grant.to), target.isCalledByPrograms,
            target.generatedBy == nil,
            spokenOf.insert(grant.to).inserted
          else { continue }
          template.report(.untold(function.logicalId, target.logicalId), at: grant.place)
        }
      }
    },
    examples: [
      Example(
        "a queue of earlier days",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies:
                - SQSSendMessagePolicy: {QueueName: !GetAtt Jobs.QueueName}
                #                                   ^^^^^^^^^^^^^^^^^^^^^^ nothing tells `Worker` of `Jobs`, which it may use
                - DynamoDBReadPolicy: {TableName: !Ref Orders}
              Environment: {Variables: {TABLE: !Ref Orders}}
          Jobs: {Type: AWS::SQS::Queue}
          Orders: {Type: AWS::Serverless::SimpleTable}
        """),
      Example(
        "a queue that starts the function",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
              Runtime: nodejs22.x
              CodeUri: src
              Policies:
                - SQSPollerPolicy: {QueueName: !GetAtt Jobs.QueueName}
              Events:
                Job: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}
          Jobs: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 60}}
        """),
    ]
  )
}

extension ResourceGraph {
  /// What a function has to do with beside its permissions: what it is told of, what starts it, and
  /// what an event source or the like connects it with.
  fileprivate func connections(of function: Resource) -> Set<String> {
    let own = edges(from: function.logicalId).filter { !$0.place.path.contains(.key("Policies")) }
    let sources = Set(edges(to: function.logicalId).map(\.from))
    let beyond = sources.flatMap { edges(from: $0) }.map(\.to)
    return sources.union(own.map(\.to)).union(beyond)
  }
}

extension Diagnostic.Message {
  fileprivate static func untold(_ function: String, _ target: String) -> Self {
    "nothing tells `\(function)` of `\(target)`, which it may use"
  }
}
