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

  /// What becomes of a template; the resources as they are when it does not use SAM.
  package init(_ template: Template) {
    guard template.isServerless else {
      resources = template.resources
      routes = []
      return
    }
    var resources: [Resource] = []
    var routes: [Route] = []
    for resource in template.resources {
      guard resource.type == "AWS::Serverless::Function" else {
        resources.append(resource)
        continue
      }
      let function = ServerlessFunction(resource, globals: template.globals?["Function"])
      resources += function.resources()
      routes += function.routes()
    }
    self.resources = resources
    self.routes = routes
  }
}
