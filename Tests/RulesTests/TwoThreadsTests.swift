import Linting
import Rules
import SourceText
import TemplateSyntax
import Testing

@Suite struct `A large template that is judged on two threads` {
  @Test func `gets the findings that it gets on one`() {
    let linter = Linter(
      BuiltInRules.all.map { Linter.ActiveRule($0) }, Linter.Circumstances(today: Package.today))
    let tree = SyntaxTree.parse(SourceText(name: "large.yaml", text: Self.template))
    defer { tree.discard() }
    let alone = linter.lint(tree)
    let together = linter.lint(tree, threads: 2)
    #expect(Set(alone.diagnostics.map(\.rule)).count > 10)
    #expect(alone.diagnostics == together.diagnostics)
    #expect(alone.suppressed.map(\.diagnostic) == together.suppressed.map(\.diagnostic))
  }

  /// More than 40 kB with mistakes of every kind: in properties, policies, references and the
  /// template as a whole, some in a condition and one that is suppressed.
  private static let template =
    """
    # plumb: ignore-file[lambda-memory-out-of-bounds] tried elsewhere
    Parameters:
      Stage: {Type: String, AllowedValues: [dev, prod]}
      Unused: {Type: String}
    Conditions:
      IsProd: !Equals [!Ref Stage, prod]
    Resources:

    """
    + (0..<120).map { number in
      """
        Role\(number):
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement: [{Effect: Allow, Principal: "*", Action: sts:AssumeRole}]
        Function\(number):
          Type: AWS::Lambda::Function
          Condition: IsProd
          Properties:
            Runtime: nodejs12.x
            Handler: index.handler
            Timeout: !If [IsProd, 1000, 30]
            MemorySize: 64
            Role: !GetAtt Role\(number).Arns
            Colour: blue
            Code: {S3Bucket: code, S3Key: !Sub "${Stag}/\(number).zip"}
        Queue\(number):
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 50000
            QueueName: !Ref Function\(number)

      """
    }.joined()
}
