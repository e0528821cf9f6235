import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds resources that SAM gives the logical id of another.
  package static let serverlessLogicalIDTaken = Rule(
    "serverless-logical-id-taken",
    summary: "resources of a SAM template that get the same logical id",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM puts the names of what it generates together from those of functions and events. When two \
      come out the same, only one of the resources is made, or the transform refuses the template.
      """,
    fix: "give one of them another name",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html",
    check: .wholeTemplate { template in
      for collision in template.serverless.collisions {
        template.report(
          .taken(collision), at: collision.second,
          related: [
            RelatedPlace("this is `\(collision.logicalId)` too", at: collision.first)
          ], severity: collision.isOfGenerated ? .warning : nil)
      }
    },
    examples: [
      Example(
        "two events whose names and functions run together",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Order:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: order/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                MailSent:
                  Type: SQS
                  Properties: {Queue: arn:aws:sqs:eu-west-1:111122223333:sent}
          OrderMail:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: mail/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Sent:
              # ^^^^ SAM makes `OrderMailSent` of type `AWS::Lambda::EventSourceMapping`, and the name is taken already
                  Type: SQS
                  Properties: {Queue: arn:aws:sqs:eu-west-1:111122223333:sent}
        """),
      Example(
        "a resource that is declared under the name of a generated one",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Order:
        # ^^^^^ SAM makes `OrderRole` of type `AWS::IAM::Role`, and the name is taken already
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: order/
              Handler: index.handler
              Runtime: nodejs22.x
          OrderRole:
            Type: AWS::SQS::Queue
        """),
      Example(
        "APIs that share a domain name, and a role that is named",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Api:
            Domain:
              DomainName: shop.example.com
              CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d
        Resources:
          Orders:
            Type: AWS::Serverless::Api
            Properties: {StageName: live}
          Returns:
            Type: AWS::Serverless::Api
            Properties: {StageName: live}
          Worker:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: worker/
              Handler: index.handler
              Runtime: nodejs22.x
              Role: !GetAtt WorkerRole.Arn
          WorkerRole:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Principal: {Service: lambda.amazonaws.com}
                    Action: sts:AssumeRole
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func taken(_ collision: ServerlessModel.Collision) -> Self {
    """
    SAM makes `\(collision.logicalId)` of type `\(collision.secondType)`, and the name is taken already
    """
  }
}
