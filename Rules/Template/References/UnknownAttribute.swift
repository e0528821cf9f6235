import CloudFormation
package import Linting
import ResourceCatalog
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds attributes that the type of the resource does not have.
  package static let unknownAttribute = Rule(
    "unknown-attribute",
    summary: "attribute that the resource does not have",
    severity: .error,
    category: .template,
    services: ["cloudformation"],
    documents: ["CFN-01"],
    equivalents: [Equivalents(.cfnLint, "E1010", "E1019", "E6101")],
    why: """
      Each type of resource gives certain attributes. CloudFormation refuses a template that asks \
      for another.
      """,
    fix: "ask for an attribute that the type has",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getatt.html",
    check: .wholeTemplate { inspection in
      guard !inspection.template.hasUnknownMacro else { return }
      for site in inspection.callSites[.getAtt] + inspection.callSites[.sub] {
        for reference in site.references {
          let target = inspection.serverless.target(of: reference)
          if site.function == .getAtt, target.attribute == nil, let part = reference.attribute {
            let name = "\(reference.name).\(part)"
            inspection.report(
              .resource(name), at: site.argument.range, path: site.argument.path,
              help: "write `!Ref \(name)`, or an attribute behind it")
            continue
          }
          guard let attribute = target.attribute, !attribute.isEmpty,
            let type = knownType(of: target.logicalId, inspection), !isKnown(attribute, of: type)
          else { continue }
          inspection.report(
            .unknown(reference.name, attribute, type), at: place(of: attribute, reference, site),
            path: site.argument.path, help: help(for: attribute, of: type),
            related: inspection.originOfGeneratedResource(target.logicalId).map { [$0] } ?? [])
        }
      }
    },
    examples: [
      Example(
        "a typing mistake, and an attribute of another type",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
        Outputs:
          Arn:
            Value: !GetAtt Topic.TopicAm
            #                    ^^^^^^^ `Topic` has no attribute `TopicAm`: it is an `AWS::SNS::Topic`
          Name:
            Value: !Sub "${Topic.QueueName} and more"
            #                    ^^^^^^^^^ `Topic` has no attribute `QueueName`: it is an `AWS::SNS::Topic`
        """),
      Example(
        "the output of a nested stack without the word for it",
        """
        Resources:
          Network:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: https://templates.example.com/network.yaml
        Outputs:
          Right:
            Value: !GetAtt Network.Outputs.VpcId
          Wrong:
            Value: !GetAtt [Network, VpcId]
            #                        ^^^^^ `Network` has no attribute `VpcId`: it is an `AWS::CloudFormation::Stack`
        """),
      Example(
        "attributes that exist, and those that somebody else decides",
        """
        Resources:
          Topic:
            Type: AWS::SNS::Topic
          Certificate:
            Type: Custom::Certificate
            Properties:
              ServiceToken: !Ref Topic
        Outputs:
          Arn:
            Value: !GetAtt Topic.TopicArn
          Serial:
            Value: !GetAtt Certificate.SerialNumber
        """),
      Example(
        "what SAM makes of a function has the attributes of a function",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Jobs:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: s3://code/jobs.zip
              Handler: index.handler
              Runtime: nodejs22.x
        Outputs:
          Arn:
            Value: !GetAtt Jobs.Arn
          Name:
            Value: !GetAtt Jobs.Name
            #                   ^^^^ `Jobs` has no attribute `Name`: it is an `AWS::Lambda::Function`
        """),
      Example(
        "a version that SAM makes, and its ARN",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Jobs:
            Type: AWS::Serverless::Function
            Properties:
              AutoPublishAlias: live
              CodeUri: s3://code/jobs.zip
              Handler: index.handler
              Runtime: nodejs22.x
        Outputs:
          Version:
            Value: !GetAtt Jobs.Version
            #              ^^^^^^^^^^^^ `Jobs.Version` is a resource that SAM makes, and the attribute is left out
          Arn:
            Value: !GetAtt Jobs.Version.FunctionArn
          Alias:
            Value: !Ref Jobs.Alias
        """),
    ]
  )
}

/// The type of a resource, when it is known what attributes it has.
private func knownType(of logicalId: String, _ inspection: Inspection) -> ResourceType? {
  guard let resource = inspection.resource(logicalId),
    !resource.type.hasPrefix("AWS::Serverless::"), !resource.type.hasPrefix("Custom::")
  else { return nil }
  return ResourceTypeCatalog.standard.type(resource.type)
}

/// Whether a type has an attribute; `Fn::Sub` writes those in lists and mappings with dots too.
private func isKnown(_ attribute: String, of type: ResourceType) -> Bool {
  attribute.contains("${") || type.name == "AWS::CloudFormation::CustomResource"
    || type.attribute(attribute) != nil
}

private func help(for attribute: String, of type: ResourceType) -> String? {
  let names = type.attributeNames
  if type.name == "AWS::CloudFormation::Stack" { return "write `Outputs.\(attribute)`" }
  if names.isEmpty { return "use `Ref`: the type has no attributes" }
  let plain = names.filter { !$0.hasSuffix("*") }
  if let nearest = NearestName.nearest(to: attribute, among: plain) { return "write `\(nearest)`" }
  if plain.count == 1 { return "write `\(plain[0])`, its only attribute" }
  return plain.count <= 6
    ? "use one of " + plain.map { "`\($0)`" }.joined(separator: ", ") : nil
}

/// The bytes of the attribute's name; those of the resource's where it is not written in one piece.
private func place(of attribute: String, _ reference: Reference, _ site: CallSite) -> SourceRange {
  let parts = site.argument.elements
  if site.function == .getAtt, !site.argument.isScalar {
    return parts.count == 2 ? parts[1].range : reference.range
  }
  guard reference.range.end - reference.range.start == reference.name.utf8.count else {
    return reference.range
  }
  if attribute != reference.attribute { return reference.range }
  let start = reference.range.end + 1
  return SourceRange(start, start + attribute.utf8.count)
}

extension Diagnostic.Message {
  fileprivate static func resource(_ name: String) -> Self {
    "`\(name)` is a resource that SAM makes, and the attribute is left out"
  }

  fileprivate static func unknown(_ name: String, _ attribute: String, _ type: ResourceType) -> Self
  {
    "`\(name)` has no attribute `\(attribute)`: it is an `\(type.name)`"
  }
}
