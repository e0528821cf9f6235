import CloudFormation
package import Linting
import ResourceGraph
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds queues without a queue for what nobody can handle.
  package static let queueWithoutDeadLetters = Rule(
    "queue-without-dead-letters",
    summary: "queue that hands a message out again and again",
    severity: .warning,
    category: .reliability,
    services: ["sqs"],
    isEnabledByDefault: false,
    documents: ["SQS-01", "LMB-12"],
    equivalents: [
      Equivalents(.cdkNag, "SQSQueueDLQ", "SQSRedrivePolicy"),
      Equivalents(.serverlessRules, "ES6000"),
    ],
    why: """
      A message that no consumer can handle comes back until it expires, and is gone then. A \
      queue for dead letters keeps it.
      """,
    fix: "name a queue for dead letters in `RedrivePolicy`",
    url:
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    check: .wholeTemplate { template in
      let queues = template.resources(ofType: "AWS::SQS::Queue")
      guard !queues.isEmpty else { return }
      let collecting = template.queuesForDeadLetters
      for queue in queues
      where !collecting.contains(queue.logicalId) && !isCalledDeadLetterQueue(queue)
        && !template.graph.edges(to: queue.logicalId).contains(where: { $0.relation == .names })
      {
        template.about(queue) {
          for policy in template.values(at: "RedrivePolicy", in: queue) where policy.isAbsent {
            let allows = template.values(at: "RedriveAllowPolicy", in: queue)
            guard allows.allSatisfy(\.isAbsent) else { return }
            template.report(.missing(queue), at: policy)
          }
        }
      }
    },
    examples: [
      Example(
        "a queue of its own",
        """
        Resources:
          Jobs:
        # ^^^^ queue `Jobs` keeps no messages that nobody can handle
            Type: AWS::SQS::Queue
        """),
      Example(
        "a queue, and the one for its dead letters",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5}
          Dead:
            Type: AWS::SQS::Queue
        """),
      Example(
        "queues that other stacks send their dead letters to, as their names say",
        """
        Resources:
          SharedDeadLetterQueue:
            Type: AWS::SQS::Queue
          OrdersDLQ:
            Type: AWS::SQS::Queue
        """),
    ]
  )
}

extension Inspection {
  /// The queues that something sends to what it cannot handle, by their logical ids.
  fileprivate var queuesForDeadLetters: Set<String> {
    var found: Set<String> = []
    for site in callSites.referring {
      let isForDeadLetters = site.call.path.contains { step in
        guard case .key(let key) = step else { return false }
        return deadLetterKeys.contains(key)
      }
      if isForDeadLetters { found.formUnion(site.references.map(\.name)) }
    }
    return found
  }
}

/// Whether a queue says by its name that it is for dead letters, of another stack or of a program.
private func isCalledDeadLetterQueue(_ queue: Resource) -> Bool {
  let name = queue.logicalId.lowercased()
  return name.holds("deadletter") || name.holds("dlq")
}

private let deadLetterKeys: Set<String> = [
  "RedrivePolicy", "deadLetterTargetArn", "DeadLetterConfig", "DeadLetterQueue", "OnFailure",
]

extension Diagnostic.Message {
  fileprivate static func missing(_ queue: Resource) -> Self {
    "queue `\(queue.logicalId)` keeps no messages that nobody can handle"
  }
}
