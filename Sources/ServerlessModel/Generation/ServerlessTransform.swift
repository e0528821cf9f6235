import CloudFormation
import Platform
import ResourceCatalog
import SourceText
import TemplateSyntax

/// The transform of one template at work: the resources it has so far, and what their names are.
///
/// The types are converted in files of their own, which extend it.
struct ServerlessTransform {
  let template: Template
  let parameters: ParameterValues
  let catalog = ServerlessCatalog.standard
  let policyTemplates = PolicyTemplates(.standard)

  private(set) var drafts: [ResourceDraft] = []
  private(set) var positions: [String: Int] = [:]
  /// Logical ids that stand for several resources: those of the one that came first and of the
  /// one that took its place.
  private(set) var collisions: [ServerlessModel.Collision] = []
  /// What a resource can be called beside its logical id, such as `Resize.Alias`.
  var names: [String: String] = [:]
  /// Beginnings of logical ids of which the rest is not known: of an alias without a known name, and
  /// of types that are newer than this.
  var openPrefixes: [String] = []
  /// The ways from APIs to functions.
  var routes: [ServerlessModel.Route] = []
  /// What events add to the documents of APIs, by the logical ids of the APIs.
  var operations: [String: [APIOperation]] = [:]
  /// The functions whose new versions CodeDeploy shifts traffic to.
  var gradualDeployments: [GradualDeployment] = []
  /// The routes for everything else that a function has on an HTTP API, by both logical ids.
  var defaultRoutes: Set<[String]> = []
  /// The destinations in `Globals` for which the first function has made a queue or topic.
  var sharedDestinations: [Node: String] = [:]
  /// The logical ids of the SAM resources, in the order of the template, the implicit APIs last.
  var order: [String] = []
  /// The types of SAM that the resources have.
  var declaredTypes: Set<String> = []
  /// The SAM resources by their logical ids, also the implicit APIs.
  var serverless: [String: ServerlessResource] = [:]

  init(_ template: Template, parameters: [String: String], region: String) {
    self.template = template
    self.parameters = ParameterValues(template, given: parameters, region: region)
  }

  // MARK: - Resources

  /// Makes room for what some resources become: one or two each at least.
  mutating func reserve(_ count: Int) {
    drafts.reserveCapacity(2 * count)
    positions.reserveCapacity(2 * count)
    serverless.reserveCapacity(count)
  }

  /// The draft of a logical id.
  func draft(_ logicalId: String) -> ResourceDraft? {
    positions[logicalId].map { drafts[$0] }
  }

  /// Changes the draft of a logical id, if there is one.
  mutating func change(_ logicalId: String, _ body: (inout ResourceDraft) -> Void) {
    guard let position = positions[logicalId] else { return }
    body(&drafts[position])
  }

  /// Takes a resource over as it is written.
  mutating func keep(_ resource: Resource, at position: Int) {
    append(
      ResourceDraft(
        logicalId: resource.logicalId, type: resource.type, source: resource, position: position,
        place: resource.properties ?? resource.key))
  }

  /// The resource that a SAM resource itself becomes.
  mutating func become(
    _ type: String, _ properties: GeneratedProperties, _ owner: ServerlessResource,
    deployedId: String? = nil, presence: Resource.Presence? = nil
  ) {
    append(
      ResourceDraft(
        logicalId: owner.id, deployedId: deployedId, type: type, properties: properties,
        source: owner.resource, generation: owner.resource.generation, position: owner.position,
        place: owner.place, presence: presence))
  }

  /// A resource that a SAM resource brings along: `cause` is the name of the property or event that
  /// asks for it.
  mutating func add(
    _ logicalId: String, _ type: String, _ properties: GeneratedProperties = [:],
    of owner: ServerlessResource, at cause: Node? = nil, presence: Resource.Presence? = nil,
    after dependencies: [String] = []
  ) {
    let cause = cause ?? owner.resource.key
    append(
      ResourceDraft(
        logicalId: logicalId, type: type, properties: properties, source: owner.resource,
        generation: Resource.Generation(
          owner: owner.resource.generatedBy ?? owner.id, cause: cause),
        position: owner.position, place: cause, presence: presence, addedDependencies: dependencies)
    )
  }

  private mutating func append(_ draft: ResourceDraft) {
    guard let position = positions[draft.logicalId] else {
      positions[draft.logicalId] = drafts.count
      drafts.append(draft)
      return
    }
    let earlier = drafts[position]
    var draft = draft
    if isShared(draft, earlier) {
      draft.position = earlier.position
      draft.generation = earlier.generation
    } else {
      collisions.append(
        ServerlessModel.Collision(
          logicalId: draft.logicalId, first: earlier.generation?.cause ?? earlier.source.key,
          second: draft.generation?.cause ?? draft.source.key,
          firstType: earlier.type, secondType: draft.type,
          isOfGenerated: earlier.generation != nil && draft.generation != nil))
      // The transform refuses both. The one that somebody wrote is to be judged all the same.
      if earlier.generation == nil, draft.generation != nil { return }
    }
    drafts[position] = draft
  }

  /// Whether the transform means both to be one resource: the same domain name for two APIs.
  private func isShared(_ draft: ResourceDraft, _ earlier: ResourceDraft) -> Bool {
    draft.type == earlier.type && Self.sharedTypes.contains(draft.type)
      && draft.generation != nil && earlier.generation != nil
  }

  private static let sharedTypes: Set = [
    "AWS::ApiGateway::DomainName", "AWS::ApiGateway::DomainNameV2", "AWS::ApiGatewayV2::DomainName",
    "AWS::ApiGateway::DomainNameAccessAssociation", "AWS::Route53::RecordSetGroup",
    "AWS::ApiGateway::UsagePlan", "AWS::ApiGateway::ApiKey", "AWS::ApiGateway::UsagePlanKey",
    "AWS::SQS::Queue",
  ]

  // MARK: - The result

  /// The resources, each followed by what is generated from it.
  ///
  /// Two threads write one half of the values each.
  func resources(threads: Int) -> [Resource] {
    let ordered = drafts.indices.sorted {
      (drafts[$0].position, $0) < (drafts[$1].position, $1)
    }
    guard threads > 1 else { return Self.written(drafts, ordered[...], for: template) }
    let half = ordered.count / 2
    let (first, second) = Threads.both {
      Self.written(drafts, ordered[..<half], for: template)
    } and: { [drafts, template] in
      CrashReport.begin(template.tree.source.name)
      return Self.written(drafts, ordered[half...], for: template)
    }
    return first + second
  }

  /// The resources of some drafts, given by their numbers, with their properties in a tree.
  ///
  /// The drafts stay where they are: copying one counts references, and both threads would count.
  private static func written(
    _ drafts: [ResourceDraft], _ numbers: ArraySlice<Int>, for template: Template
  ) -> [Resource] {
    var tree = DerivedTree(of: template.tree)
    // Room that nobody uses costs nothing, and a tree that moves touches its pages twice.
    tree.reserve(64 * numbers.count)
    let roots = numbers.map { number in
      drafts[number].properties.map { $0.write(to: &tree, from: drafts[number].place) }
    }
    let nodes = tree.finish()
    return zip(numbers, roots).map { number, root in
      let draft = drafts[number]
      return Resource(
        logicalId: draft.logicalId, deployedId: draft.deployedId, type: draft.type,
        properties: root.map { nodes[$0] } ?? draft.source.properties, from: draft.source,
        generation: draft.generation, presence: draft.presence,
        addedDependencies: draft.addedDependencies)
    }
  }
}
