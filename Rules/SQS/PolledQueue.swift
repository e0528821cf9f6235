import CloudFormation
import Linting
import ResourceGraph

/// A queue of the template from which a function of the template is fed.
struct PolledQueue {
  /// The queue.
  let queue: Resource
  /// The function.
  let function: Resource
  /// How long the queue hides a message that was taken, in seconds.
  let visibility: Int
  /// How long the function may run, in seconds.
  let timeout: Int
  /// The value that says how long messages are hidden, in the scenario of all; at the queue's name
  /// where it says nothing.
  let place: PossibleValue
  /// The value that says how long the function may run.
  let timeoutValue: PossibleValue

  /// What AWS takes where nothing is said.
  private static let defaultVisibility = 30
  private static let defaultTimeout = 3

  /// The queues and functions that an event source mapping joins.
  static func all(joinedBy mapping: Resource, _ inspection: Inspection) -> [PolledQueue] {
    let sources = inspection.values(at: "EventSourceArn", in: mapping)
    let targets = inspection.values(at: "FunctionName", in: mapping)
    return sources.flatMap { source in
      targets.flatMap { target -> [PolledQueue] in
        guard let name = source.reference?.name, let queue = inspection.resource(name),
          queue.type == "AWS::SQS::Queue",
          let function = LambdaFunctionReference.functions(named: target, inspection).first
        else { return [] }
        return pairs(queue, function, [source, target], inspection)
      }
    }
  }

  private static func pairs(
    _ queue: Resource, _ function: Resource, _ saidBy: [PossibleValue], _ inspection: Inspection
  ) -> [PolledQueue] {
    inspection.values(at: "VisibilityTimeout", in: queue).flatMap { hidden in
      inspection.values(at: "Timeout", in: function).compactMap { limit in
        guard let visibility = hidden.isAbsent ? defaultVisibility : seconds(hidden),
          let timeout = limit.isAbsent ? defaultTimeout : seconds(limit),
          var place = inspection.evaluation.value(hidden, alongside: saidBy + [limit])
        else { return nil }
        if hidden.isAbsent { place.place = queue.key }
        return PolledQueue(
          queue: queue, function: function, visibility: visibility, timeout: timeout, place: place,
          timeoutValue: limit)
      }
    }
  }

  /// A time that is worth comparing; what is longer than a day is wrong in another way.
  private static func seconds(_ value: PossibleValue) -> Int? {
    value.integer.flatMap { (0...86_400).contains($0) ? $0 : nil }
  }

  /// The place of the function's limit, or its name where it has the default.
  var relatedPlace: RelatedPlace {
    timeoutValue.isAbsent
      ? RelatedPlace("the function has the default timeout", at: function.key)
      : RelatedPlace("the function's timeout", at: timeoutValue.place)
  }
}
