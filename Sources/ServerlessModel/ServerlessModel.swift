package import CloudFormation
package import TemplateSyntax

/// What the SAM transform makes of a template: the resources that CloudFormation gets, each value
/// still at the place where the user wrote it.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html>
package struct ServerlessModel: Sendable {
  /// Every resource as CloudFormation creates it: the declared ones in order, each followed by what
  /// is generated from it.
  package let resources: [Resource]
  /// The ways from an API to a function that events make.
  package let routes: [Route]
  /// The resources that got the logical id of another.
  package let collisions: [Collision]

  /// The properties of every SAM resource with those of `Globals`, by its logical id.
  private let properties: [String: ServerlessProperties]
  /// What resources can be called beside their logical ids.
  private let names: [String: String]
  /// Beginnings of logical ids of which the rest is not known.
  private let openPrefixes: [String]
  /// The logical ids that end in a hash, without it.
  private let hashed: [Substring: String]

  /// A way from an API to a function, written as an event of the function.
  package struct Route: Hashable, Sendable {
    /// The kind of API, which decides how long it waits for the function.
    package enum Kind: Hashable, Sendable {
      case rest
      case http
    }

    /// The kind of API.
    package let kind: Kind
    /// The logical id of the API, when it is in the template; implicit APIs have the name that SAM
    /// gives them.
    package let api: String?
    /// The logical id of the function.
    package let function: String
    /// The event, by its name.
    package let event: Node
  }

  /// Two resources with one logical id, of which CloudFormation gets only the second.
  package struct Collision: Sendable {
    /// The logical id.
    package let logicalId: String
    /// The name of what asks for the first.
    package let first: Node
    /// The name of what asks for the second.
    package let second: Node
    /// The type of the first.
    package let firstType: String
    /// The type of the second.
    package let secondType: String
    /// Whether the transform makes both, which it does without a word.
    package let isOfGenerated: Bool
  }

  /// What becomes of a template; the resources as they are when it does not use SAM.
  package init(
    _ template: Template, parameters: [String: String] = [:], region: String = "us-east-1",
    threads: Int = 1
  ) {
    guard template.isServerless else {
      resources = template.resources
      routes = []
      collisions = []
      properties = [:]
      names = [:]
      openPrefixes = []
      hashed = [:]
      return
    }
    var transform = ServerlessTransform(template, parameters: parameters, region: region)
    transform.run()
    resources = transform.resources(threads: threads)
    routes = transform.routes
    collisions = transform.collisions
    properties = transform.serverless.mapValues(\.properties)
    names = transform.names
    openPrefixes = transform.openPrefixes
    hashed = Dictionary(
      resources.filter { Self.hashedTypes.contains($0.type) }
        .map { ($0.deployedId.dropLast(10), $0.logicalId) },
      uniquingKeysWith: { $1 })
  }

  /// Whether the transformed template may have a resource that the template can call so: one that it
  /// has, or one whose name only the deployment knows.
  package func mayHold(_ name: String) -> Bool {
    named(name) != nil || openPrefixes.contains { name.hasPrefix($0) }
  }

  /// The types whose logical ids end in a hash of what packaging makes of the template.
  private static let hashedTypes: Set = [
    "AWS::ApiGateway::Deployment", "AWS::Lambda::LayerVersion", "AWS::Lambda::Version",
  ]

  // MARK: - Names

  /// The properties of a SAM resource with those of `Globals`; nil for another resource.
  package func properties(of logicalId: String) -> ServerlessProperties? {
    properties[logicalId]
  }

  /// The resource that a reference means, and the attribute it asks for: SAM lets templates say
  /// `Resize.Alias`, and `Resize.Version.FunctionArn`.
  package func target(of reference: Reference) -> (logicalId: String, attribute: String?) {
    if names.isEmpty, hashed.isEmpty { return (reference.name, reference.attribute) }
    if let attribute = reference.attribute {
      let first = attribute.prefix { $0 != "." }
      if let name = names[reference.name + "." + first] {
        let rest = attribute.dropFirst(first.count + 1)
        return (name, rest.isEmpty ? nil : String(rest))
      }
    }
    return (named(reference.name) ?? reference.name, reference.attribute)
  }

  /// The logical id of what a template calls by another name: `Resize.Alias`, or a logical id with
  /// a hash as it was in an earlier deployment; nil when it is none.
  package func named(_ name: String) -> String? {
    if let known = names[name] { return known }
    guard name.utf8.count > 10, !hashed.isEmpty,
      name.utf8.suffix(10).allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return hashed[name.dropLast(10)]
  }
}
