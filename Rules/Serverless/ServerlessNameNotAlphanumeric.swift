import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds name from which SAM cannot make the name of a resource.
  package static let serverlessNameNotAlphanumeric = Rule(
    "serverless-name-not-alphanumeric",
    summary: "name from which SAM cannot make the name of a resource",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM puts the names of resources together from these names, and only letters and digits \
      of English may be in them. The transform refuses any other.
      """,
    fix: "use letters and digits only",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html",
    check: .eachServerlessResource(of: []) { declaration, template in
      for (name, thing) in declaration.partsOfNames(in: template)
      where name.firstForbiddenCharacter("") != nil {
        template.report(.forbidden(name, thing), at: name)
      }
    },
    examples: [
      Example(
        "an event with a hyphen",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                take-order:
              # ^^^^^^^^^^ SAM makes a name of event `take-order`, which is not of letters and digits
                  Type: Api
                  Properties: {Path: /orders, Method: post}
        """),
      Example(
        "letters and digits",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                TakeOrder:
                  Type: Api
                  Properties: {Path: /orders, Method: post}
        """),
    ]
  )
}

extension ServerlessDeclaration {
  /// The names that become parts of the names of resources, each with what it is the name of.
  fileprivate func partsOfNames(in template: Inspection) -> [(name: Node, thing: String)] {
    var names = events.map { (name: $0.key, thing: "event") }
    for event in events {
      if let name = event["DeadLetterConfig"]?["QueueLogicalId"] { names.append((name, "queue")) }
    }
    names += (resource.body["Connectors"]?.pairs ?? []).map { ($0.key, "connector") }
    switch kind {
    case "Function":
      // Only the beginning of the hash becomes part of a name.
      if self["AutoPublishAlias"] != nil, let hash = self["AutoPublishCodeSha256"],
        !hash.text.prefix(10).allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
      {
        names.append((hash, "hash"))
      }
    case "StateMachine":
      if let alias = self["AutoPublishAlias"] { names.append((alias, "alias")) }
    case "Api", "HttpApi":
      names += authorizersWithPermission.map { ($0, "authorizer") }
    case "GraphQLApi":
      for part in ["ApiKeys", "Functions"] {
        names += (self[part]?.pairs ?? []).map { ($0.key, "part") }
      }
    default:
      break
    }
    return names.filter { $0.name.isScalar && !$0.name.bringsOtherKeys }
  }

  private var authorizersWithPermission: [Node] {
    (self["Auth"]?["Authorizers"]?.pairs ?? []).filter { pair in
      guard pair.value["FunctionArn"] != nil else { return false }
      return kind == "Api"
        ? pair.value["DisableFunctionDefaultPermissions"]?.boolean != true
        : pair.value["EnableFunctionDefaultPermissions"]?.boolean == true
    }.map(\.key)
  }
}

extension Diagnostic.Message {
  fileprivate static func forbidden(_ name: Node, _ thing: String) -> Self {
    "SAM makes a name of \(thing) `\(name.text.shortened(to: 30))`, which is not of letters and digits"
  }
}
