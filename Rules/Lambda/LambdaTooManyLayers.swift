import CloudFormation
package import Linting

extension Rule {
  /// Finds functions with more layers than Lambda puts together.
  package static let lambdaTooManyLayers = Rule(
    "lambda-too-many-layers",
    summary: "function with more than five layers",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    documents: ["LMB-08"],
    equivalents: [Equivalents(.cfnLint, "E3032")],
    why: """
      A function has at most five layers. Lambda refuses a sixth, and the deployment fails.
      """,
    fix: "join layers, or put their content into the code or an image",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      let layers = template.values(at: "Layers.*", in: function)
      guard layers.count > 5 else { return }
      // In the scenario that brings one layer along, those that always come with it count. Lists
      // longer than any function may have are too long in their first scenarios already.
      for layer in layers.prefix(32) {
        let together = layers.filter {
          template.evaluation.implies(layer.scenario.formula, $0.scenario.formula)
        }
        guard together.count > 5 else { continue }
        guard let value = template.evaluation.value(together[5], alongside: layer) else { continue }
        template.report(.tooMany(together.count), at: value)
        return
      }
    },
    examples: [
      Example(
        "six layers",
        """
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Layers:
                - arn:aws:lambda:eu-west-1:111122223333:layer:one:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:two:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:three:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:four:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:five:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:six:1
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ function has 6 layers, above the 5 that Lambda allows
        """),
      Example(
        "layers of all functions together with those of one",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Layers:
              - arn:aws:lambda:eu-west-1:111122223333:layer:one:1
              - arn:aws:lambda:eu-west-1:111122223333:layer:two:1
              - arn:aws:lambda:eu-west-1:111122223333:layer:three:1
        Resources:
          Function:
            Type: AWS::Serverless::Function
            Properties:
              Layers:
                - arn:aws:lambda:eu-west-1:111122223333:layer:four:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:five:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:six:1
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ function has 6 layers, above the 5 that Lambda allows
        """),
      Example(
        "five layers, and six of which never more than five come together",
        """
        Parameters:
          Stage:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Five:
            Type: AWS::Lambda::Function
            Properties:
              Layers:
                - arn:aws:lambda:eu-west-1:111122223333:layer:one:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:two:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:three:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:four:1
                - !If
                  - IsProd
                  - arn:aws:lambda:eu-west-1:111122223333:layer:five:1
                  - arn:aws:lambda:eu-west-1:111122223333:layer:six:1
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func tooMany(_ count: Int) -> Self {
    "function has \(count) layers, above the 5 that Lambda allows"
  }
}
