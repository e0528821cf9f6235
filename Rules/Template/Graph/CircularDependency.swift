import CloudFormation
package import Linting
import ResourceGraph
import TemplateSyntax

extension Rule {
  /// Finds resources that wait for each other.
  package static let circularDependency = Rule(
    "circular-dependency",
    summary: "resources that wait for each other",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01", "VPC-06"],
    equivalents: [Equivalents(.cfnLint, "E3004", "E3005")],
    why: """
      CloudFormation makes a resource after all that it refers to. When the references lead back \
      to where they began, nothing can be made first, and the template is refused.
      """,
    fix: "break the circle: move one reference to a resource of its own, or give a fixed name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html",
    check: .wholeTemplate { template in
      let waits = DependencyCircles(template.graph)
      for circle in waits.circles where !isTakenApart(circle, template) {
        let first = circle[0]
        // What is wrong is in none of the resources: the path is that of the section around them.
        template.report(
          .circle(circle), at: first.place.range, path: [.key("Resources")],
          related: circle.dropFirst().map {
            RelatedPlace("`\($0.from)` needs `\($0.to)`", at: $0.place)
          })
      }
    },
    examples: [
      Example(
        "two security groups that name each other",
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web servers
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  SourceSecurityGroupId: !GetAtt Balancer.GroupId
                  #                      ^^^^^^^^^^^^^^^^^^^^^^^^ `Web` needs `Balancer`, which needs `Web`
          Balancer:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: load balancer
              SecurityGroupEgress:
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
                  DestinationSecurityGroupId: !GetAtt Web.GroupId
        """),
      Example(
        "a resource that waits for itself",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            DependsOn: Topic
            #          ^^^^^ `Topic` needs itself
        """),
      Example(
        "two functions that know each other's name, which SAM does not take apart",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Ask:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: s3://code/ask.zip
              Handler: index.handler
              Runtime: nodejs22.x
              Environment:
                Variables: {NEXT: !Ref Answer}
                #                 ^^^^^^^^^^^ `Ask` needs `Answer`, which needs `Ask`
          Answer:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: s3://code/answer.zip
              Handler: index.handler
              Runtime: nodejs22.x
              Environment:
                Variables: {NEXT: !Ref Ask}
        """),
      Example(
        "references in one direction",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Topic]
              PolicyDocument:
                Statement:
                  - Effect: Deny
                    Principal: "*"
                    Action: sns:Publish
                    Resource: !Ref Topic
                    Condition: {Bool: {aws:SecureTransport: false}}
        """),
      Example(
        "a bucket that calls a function, which may read the bucket",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          In:
            Type: AWS::S3::Bucket
          Fit:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: fit/
              Handler: index.handler
              Runtime: nodejs22.x
              Policies:
                - S3ReadPolicy: {BucketName: !Ref In}
              Events:
                Up:
              # ^^ `In` needs `Fit`, which needs `FitRole`, which needs `In`
                  Type: S3
                  Properties: {Bucket: !Ref In, Events: 's3:ObjectCreated:*'}
        """),
    ]
  )
}

/// Whether the conditions of its resources and calls never let all of the circle come about.
private func isTakenApart(_ circle: [ResourceGraph.Edge], _ template: Inspection) -> Bool {
  var scenario = Scenario.always
  for edge in circle {
    guard let resource = template.graph.resource(edge.from) else { continue }
    scenario = template.evaluation.both(scenario, template.evaluation.scenario(of: resource))
    scenario = template.evaluation.both(scenario, template.evaluation.scenario(around: edge.place))
  }
  return !template.evaluation.isPossible(scenario)
}

extension Diagnostic.Message {
  fileprivate static func circle(_ circle: [ResourceGraph.Edge]) -> Self {
    guard circle.count > 1 else { return "`\(circle[0].from)` needs itself" }
    let names = circle.map { "`\($0.to)`" }
    let path = names.count <= 4 ? names : Array(names.prefix(2)) + ["…"] + names.suffix(1)
    return "`\(circle[0].from)` needs \(path.joined(separator: ", which needs "))"
  }
}
