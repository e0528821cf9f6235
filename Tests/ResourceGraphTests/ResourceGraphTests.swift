import CloudFormation
import ResourceGraph
import ServerlessModel
import SourceText
import TemplateSyntax
import Testing

@Suite struct `The resource graph` {
  struct Case: CustomTestStringConvertible, Sendable {
    var title: String
    var resources: String
    var edges: Set<String>
    var testDescription: String { title }
  }

  @Test(arguments: [
    Case(
      title: "references in every form, and DependsOn",
      resources: """
        A: {Type: T, Properties: {P: !Ref B, Q: !GetAtt C.Arn, R: !Sub 'x ${D} ${D.Name} ${Own}'}}
        B: {Type: T, DependsOn: [C, Nothing]}
        C: {Type: T, DependsOn: D}
        D: {Type: T, Properties: {P: {Fn::GetAtt: [B, Arn]}, Q: !Ref 'AWS::Region'}}
        """,
      edges: [
        "A refers to B", "A refers to C", "A refers to D", "B depends on C", "C depends on D",
        "D refers to B",
      ]),
    Case(
      title: "a variable that Fn::Sub defines itself is no reference",
      resources: """
        A: {Type: T, Properties: {P: !Sub ['${B}', {B: x}]}}
        B: {Type: T}
        """, edges: []),
    Case(
      title: "a queue that triggers a function",
      resources: """
        Mapping:
          Type: AWS::Lambda::EventSourceMapping
          Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Work}
        Queue: {Type: AWS::SQS::Queue}
        Work: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn}}
        Role: {Type: AWS::IAM::Role}
        """,
      edges: [
        "Mapping refers to Queue", "Mapping refers to Work", "Queue triggers Work",
        "Work refers to Role", "Work assumes Role",
      ]),
    Case(
      title: "a service that runs a task definition behind a target group",
      resources: """
        Service:
          Type: AWS::ECS::Service
          Properties:
            TaskDefinition: !Ref Task
            LoadBalancers: [{TargetGroupArn: !Ref Group}]
        Task: {Type: AWS::ECS::TaskDefinition}
        Group: {Type: AWS::ElasticLoadBalancingV2::TargetGroup}
        """,
      edges: [
        "Service refers to Task", "Service refers to Group", "Service runs Task",
        "Group routes to Service",
      ]),
    Case(
      title: "a name that another resource is given",
      resources: """
        Files: {Type: AWS::S3::Bucket, Properties: {BucketName: shop-files}}
        Policy: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: shop-files}}
        Other: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: other-files}}
        Dead: {Type: AWS::SQS::Queue, Properties: {QueueName: dead}}
        Jobs:
          Type: AWS::Lambda::Function
          Properties: {DeadLetterConfig: {TargetArn: "arn:aws:sqs:us-east-1:111122223333:dead"}}
        """,
      edges: ["Policy names Files", "Jobs names Dead"]),
  ]) func `connects`(_ example: Case) throws {
    let indented = example.resources.split(separator: "\n").map { "  " + $0 }
    let text = "Resources:\n" + indented.joined(separator: "\n") + "\n"
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    let graph = ResourceGraph(template.callSites, ServerlessModel(template), Evaluation(template))
    let found = graph.edges.map {
      "\($0.from) \($0.relation == .refersTo ? "refers to" : $0.relation.rawValue) \($0.to)"
    }
    #expect(Set(found) == example.edges)
    #expect(found.count == example.edges.count)
  }

  @Test func `answers who does what to whom`() throws {
    let text = """
      Resources:
        Topic: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Endpoint: !GetAtt F.Arn}]}}
        F: {Type: AWS::Lambda::Function}
      """
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    let graph = ResourceGraph(template.callSites, ServerlessModel(template), Evaluation(template))
    #expect(graph.resources(that: "Topic", .triggers).map(\.logicalId) == ["F"])
    #expect(graph.resources(.triggers, "F").map(\.logicalId) == ["Topic"])
    #expect(graph.resources(that: "F", .triggers).isEmpty)
    #expect(graph.resource("F")?.type == "AWS::Lambda::Function")
  }
}
