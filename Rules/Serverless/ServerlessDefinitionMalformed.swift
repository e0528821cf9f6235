import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds part of an inline document that SAM cannot read.
  package static let serverlessDefinitionMalformed = Rule(
    "serverless-definition-malformed",
    summary: "part of an inline document that SAM cannot read",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      To add what the API asks for, SAM goes through the paths and methods of its document. \
      The transform refuses one of them that is no mapping.
      """,
    fix: "write the part as OpenAPI documents it",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html",
    check: .eachServerlessResource(of: ["Api", "HttpApi"]) { declaration, template in
      guard let document = InlineDocument(declaration), document.isReadable else { return }
      let problems = document.problems(in: declaration)
      for problem in problems { template.report(.malformed(problem), at: problem.place) }
    },
    examples: [
      Example(
        "a path without methods, and a method of nothing",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Auth: {ApiKeyRequired: true}
              DefinitionBody:
                swagger: "2.0"
                paths:
                  /orders:
                # ^^^^^^^ path `/orders` is null, where SAM takes a mapping
                  /returns:
                    get: []
                    #    ^^ method `get` is a list, where SAM takes a mapping
        """),
      Example(
        "paths, and a document that SAM does not read",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Properties:
              StageName: live
              Auth: {ApiKeyRequired: true}
              DefinitionBody:
                swagger: "2.0"
                paths:
                  /returns:
                    get: {responses: {}}
        """),
    ]
  )
}

/// A part of a document that is of the wrong kind.
private struct DocumentProblem {
  let thing: String
  let value: Node
  let key: Node
  var expected = "mapping"

  /// The value, or its key when nothing is written.
  var place: Node { value.isNull ? key : value }
}

extension InlineDocument {
  /// Everything that SAM stumbles over.
  fileprivate func problems(in declaration: ServerlessDeclaration) -> [DocumentProblem] {
    var found: [DocumentProblem] = []
    if readsPaths {
      for path in body["paths"]?.pairs ?? [] { found += problems(in: path) }
    }
    if isREST, declaration["Auth"]?["Authorizers"]?.isGiven ?? false,
      let definitions = body.pair("securityDefinitions"), !definitions.value.isMapping,
      definitions.value.isGiven
    {
      found.append(
        DocumentProblem(
          thing: "`securityDefinitions`", value: definitions.value, key: definitions.key))
    }
    // SAM tags every HTTP API itself.
    if !isREST, let tags = body.pair("tags"), tags.value.isGiven, !tags.value.isSequence {
      found.append(
        DocumentProblem(thing: "`tags`", value: tags.value, key: tags.key, expected: "list"))
    }
    if declaration.pair("DisableExecuteApiEndpoint") != nil { found += endpointProblems }
    return found
  }

  private var endpointProblems: [DocumentProblem] {
    let name = "x-amazon-apigateway-endpoint-configuration"
    let places =
      isREST ? [body] + (body["servers"]?.elements ?? []) : body["servers"]?.elements ?? []
    return places.compactMap { place in
      guard let pair = place.pair(name), !pair.value.isMapping, !pair.value.isNull else {
        return nil
      }
      return DocumentProblem(thing: "the endpoint configuration", value: pair.value, key: pair.key)
    }
  }

  private func problems(in path: Node.Pair) -> [DocumentProblem] {
    let name = "path `\(path.key.text.shortened(to: 30))`"
    if let branches = path.value["Fn::If"], !branches.isSequence {
      return [DocumentProblem(thing: "`Fn::If`", value: branches, key: path.key, expected: "list")]
    }
    return Self.contents(of: path.value).flatMap { item -> [DocumentProblem] in
      guard item.isMapping else {
        return [DocumentProblem(thing: name, value: item, key: path.key)]
      }
      return optionsProblems(in: item)
        + (readsMethods ? item.pairs.flatMap { methodProblems($0, in: item) } : [])
    }
  }

  private func methodProblems(_ method: Node.Pair, in item: Node) -> [DocumentProblem] {
    let name = method.key.text
    if !isREST, name == "parameters" || name.lowercased() == "options" { return [] }
    let thing = "method `\(name.shortened(to: 30))`"
    let normal = name.lowercased() == "any" ? "x-amazon-apigateway-any-method" : name.lowercased()
    if !isREST, item[normal] == nil {
      return [
        DocumentProblem(
          thing: thing, value: method.key, key: method.key, expected: "`\(normal)`")
      ]
    }
    return Self.contents(of: method.value).flatMap { definition -> [DocumentProblem] in
      guard definition.isMapping else {
        return [DocumentProblem(thing: thing, value: definition, key: method.key)]
      }
      guard isREST, let security = definition.pair("security"), hasIntegration(definition) else {
        return []
      }
      guard security.value.isSequence else {
        return [
          DocumentProblem(
            thing: "`security`", value: security.value, key: security.key, expected: "list")
        ]
      }
      return security.value.elements.filter { !$0.isMapping }.map {
        DocumentProblem(thing: "an entry of `security`", value: $0, key: security.key)
      }
    }
  }

  private func hasIntegration(_ definition: Node) -> Bool {
    definition["x-amazon-apigateway-integration"]?.isGiven ?? false
  }

  private func optionsProblems(in item: Node) -> [DocumentProblem] {
    guard isREST, body["swagger"] == nil, let options = item.pair("options"), options.value.isGiven
    else { return [] }
    guard options.value.isMapping else {
      return [DocumentProblem(thing: "method `options`", value: options.value, key: options.key)]
    }
    guard let responses = options.value.pair("responses"), !responses.value.isMapping else {
      return []
    }
    return [
      DocumentProblem(thing: "`responses`", value: responses.value, key: responses.key)
    ]
  }
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ problem: DocumentProblem) -> Self {
    "\(problem.thing) is \(problem.value.inWords), where SAM takes a \(problem.expected)"
  }
}
