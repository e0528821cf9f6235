import ResourceCatalog
import Testing

@Suite struct `The catalog of SAM's properties` {
  private let catalog = ServerlessPropertyCatalog.standard

  @Test func `is intact, and sorted by name`() {
    #expect(catalog.isIntact)
    let names = catalog.objects.map(\.name)
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func `finds every object by its name, and no other`() {
    for object in catalog.objects { #expect(catalog.object(object.name)?.name == object.name) }
    #expect(catalog.object("") == nil && catalog.object("functions") == nil)
  }

  @Test(arguments: ["Function", "Api", "HttpApi", "StateMachine", "LayerVersion", "Connector"])
  func `has the kind of resource`(kind: String) {
    #expect(catalog.resourceKinds.contains(kind))
  }

  @Test func `knows what the value of a property can be`() throws {
    let stage = try #require(property("StageName", of: "Api"))
    #expect(stage.traits.isSuperset(of: [.required, .text, .mapping, .function]))
    let batch = try #require(property("BatchSize", of: "Function.Events.SQS"))
    #expect(batch.traits == [.integer, .function])
    let key = try #require(property("PrimaryKey", of: "SimpleTable"))
    #expect(key.traits.items == .text)
    #expect(property("NoSuchProperty", of: "Api") == nil)
  }

  @Test func `knows the objects within properties`() throws {
    let auth = try #require(property("Auth", of: "GraphQLApi"))
    let parts = auth.parts.flatMap { $0.properties.map(\.name) }
    #expect(parts.contains("Type") && parts.contains("Additional"))
    let preference = try #require(property("DeploymentPreference", of: "Function"))
    #expect(preference.parts.map(\.name) == ["function.DeploymentPreference"])
  }

  @Test func `knows what Globals takes`() {
    #expect(catalog.names(under: "Globals.").contains("Function"))
    #expect(property("Timeout", of: "Globals.Function") != nil)
    #expect(property("Role", of: "Globals.Function") == nil)
  }

  private func property(_ name: String, of object: String) -> ServerlessProperty? {
    var name = name
    return name.withUTF8 { catalog.object(object)?.property($0) }
  }
}
