import CloudFormation
package import Linting

extension Rule {
  /// Finds functions that have one layer twice.
  package static let lambdaLayerRepeated = Rule(
    "lambda-layer-repeated",
    summary: "layer that a function has twice",
    severity: .error,
    category: .schema,
    services: ["lambda"],
    documents: ["LMB-08"],
    why: """
      A function can have one version of a layer. Lambda refuses it a second time, in the same \
      version or another, and the deployment fails.
      """,
    fix: "remove one of the two",
    url: "https://docs.aws.amazon.com/lambda/latest/dg/adding-layers.html",
    check: .eachResource(of: ["AWS::Lambda::Function"]) { function, template in
      var seen: [String: PossibleValue] = [:]
      for layer in template.values(at: "Layers.*", in: function) {
        guard let name = name(of: layer) else { continue }
        guard let first = seen[name] else {
          seen[name] = layer
          continue
        }
        guard let value = template.evaluation.value(layer, alongside: first) else { continue }
        template.report(
          .repeated(name), at: value,
          related: [RelatedPlace("it stands here first", at: first.place)])
      }
    },
    examples: [
      Example(
        "two versions of a layer, and one of the template twice",
        """
        Resources:
          Tools:
            Type: AWS::Lambda::LayerVersion
            Properties:
              Content: {S3Bucket: code, S3Key: tools.zip}
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Layers:
                - arn:aws:lambda:eu-west-1:111122223333:layer:one:1
                - !Ref Tools
                - arn:aws:lambda:eu-west-1:111122223333:layer:one:2
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ layer `one` stands twice in the list
                - !Ref Tools
                # ^^^^^^^^^^ layer `Tools` stands twice in the list
        """),
      Example(
        "a layer of all functions again in one",
        """
        Transform: AWS::Serverless-2016-10-31
        Globals:
          Function:
            Layers: [!Sub "arn:aws:lambda:${AWS::Region}:111122223333:layer:one:1"]
        Resources:
          Function:
            Type: AWS::Serverless::Function
            Properties:
              Layers:
                - !Sub "arn:aws:lambda:${AWS::Region}:111122223333:layer:one:3"
                # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ layer `one` stands twice in the list
        """),
      Example(
        "two layers, and one version or the other",
        """
        Parameters:
          Stage:
            Type: String
          Layer:
            Type: String
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
        Resources:
          Function:
            Type: AWS::Lambda::Function
            Properties:
              Layers:
                - arn:aws:lambda:eu-west-1:111122223333:layer:one:1
                - arn:aws:lambda:eu-west-1:111122223333:layer:two:1
                - !Ref Layer
                - !If
                  - IsProd
                  - arn:aws:lambda:eu-west-1:111122223333:layer:three:1
                  - arn:aws:lambda:eu-west-1:111122223333:layer:three:2
        """),
    ]
  )

  /// What tells layers apart: the logical id of one of the template, or the name in an ARN that
  /// says the account too.
  private static func name(of layer: PossibleValue) -> String? {
    if let reference = layer.reference { return reference.name }
    guard let pattern = layer.pattern else { return nil }
    let parts = pattern.description.split(separator: ":", omittingEmptySubsequences: false)
    // A variable of `Fn::Sub` may hold a colon, so the end is what counts.
    guard let kind = parts.lastIndex(of: "layer"), kind == parts.count - 3,
      parts.allSatisfy({ $0 != "${…}" })
    else { return nil }
    return parts[..<(parts.count - 1)].joined(separator: ":")
  }
}

extension Diagnostic.Message {
  fileprivate static func repeated(_ name: String) -> Self {
    "layer `\(name.split(separator: ":").last ?? "")` stands twice in the list"
  }
}
