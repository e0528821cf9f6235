import CloudFormation
import TemplateSyntax

/// A bucket of the template calls the function: its own `NotificationConfiguration` grows, and it
/// waits for the permission.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-s3.html>
extension ServerlessTransform {
  mutating func addBucketNotification(
    _ event: ServerlessEvent, of function: ServerlessResource, _ target: String
  ) {
    let permission = event.id + "Permission"
    addPermission(
      permission, for: "s3.amazonaws.com", ["SourceAccount": .ref("AWS::AccountId")],
      of: function, target, at: event.key)
    guard let bucket = event["Bucket"]?.referredName else { return }
    let configurations = notifications(
      event, arn(of: target, function), when: function.resource.condition)
    let waits = function.resource.condition == nil
    change(bucket) { draft in
      guard draft.type == "AWS::S3::Bucket" else { return }
      var properties = draft.properties ?? GeneratedProperties(written: draft.source.properties)
      if case .written(let node) = properties["NotificationConfiguration"], node.isFunctionCall {
        return
      }
      var notification = properties.mapping("NotificationConfiguration")
      notification["LambdaConfigurations"] = .list(
        Self.elements(notification["LambdaConfigurations"]) + configurations)
      properties["NotificationConfiguration"] = .mapping(notification)
      if !waits { Self.tag(&properties, permission) }
      draft.properties = properties
      if waits { draft.addedDependencies.append(permission) }
    }
  }

  private func notifications(
    _ event: ServerlessEvent, _ target: GeneratedValue, when condition: Node?
  ) -> [GeneratedValue] {
    let kinds = event["Events"].map { $0.isSequence ? $0.elements : [$0] } ?? []
    return kinds.map { kind in
      let configuration: GeneratedValue = .from(
        event.key,
        [
          "Event": .written(kind), "Function": .from(event.key, target),
          "Filter": .written(event["Filter"]),
        ])
      guard let condition else { return configuration }
      return .from(
        event.key, ["Fn::If": [.text(condition.text), configuration, .ref("AWS::NoValue")]])
    }
  }

  /// A bucket cannot wait for what may not be there: a tag that refers to it makes it wait.
  private static func tag(_ properties: inout GeneratedProperties, _ permission: String) {
    properties["Tags"] = .list(
      elements(properties["Tags"])
        + [
          [
            "Key": .text("sam:ConditionalDependsOn:" + permission), "Value": .ref(permission),
          ]
        ])
  }

  private static func elements(_ value: GeneratedValue?) -> [GeneratedValue] {
    switch value {
    case .list(let elements): elements
    case .written(let node) where node.isSequence: node.elements.map { .written($0) }
    default: []
    }
  }
}
