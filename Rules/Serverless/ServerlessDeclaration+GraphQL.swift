import ServerlessModel
import TemplateSyntax

extension ServerlessDeclaration {
  /// The functions of a GraphQL API, each under its name.
  var graphQLFunctions: [Node.Pair] {
    (self["Functions"]?.pairs ?? []).filter { $0.value.isMapping && !$0.key.bringsOtherKeys }
  }

  /// The resolvers of a GraphQL API, each under the name of its field.
  var graphQLResolvers: [Node.Pair] {
    (self["Resolvers"]?.pairs ?? []).flatMap(\.value.pairs).filter {
      $0.value.isMapping && !$0.key.bringsOtherKeys
    }
  }

  /// The functions and resolvers of a GraphQL API.
  var graphQLParts: [Node.Pair] { graphQLFunctions + graphQLResolvers }
}
