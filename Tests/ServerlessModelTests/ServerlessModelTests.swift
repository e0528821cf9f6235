import CloudFormation
import ServerlessModel
import SourceText
import TemplateSyntax
import Testing

@Suite struct `What SAM makes of a template` {
  @Test func `is the same when two threads write it`() throws {
    let functions = (0..<7).map { number in
      """
        Work\(number):
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: src
            Policies: [SQSPollerPolicy: {QueueName: \(number)}]
            Events: {Every: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}
        Queue\(number): {Type: AWS::SQS::Queue}
      """
    }
    let text =
      "Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {Tags: {a: b}}}\nResources:\n"
      + functions.joined(separator: "\n")
    let template = try #require(Template(.parse(SourceText(name: "t.yaml", text: text))))
    let made = [1, 2].map { threads in
      ServerlessModel(template, threads: threads).resources.map { resource in
        [resource.logicalId, resource.type, resource.properties?.debugDescription ?? ""]
      }
    }
    #expect(made[0].count == 7 * 5)
    #expect(made[0] == made[1])
  }
}
