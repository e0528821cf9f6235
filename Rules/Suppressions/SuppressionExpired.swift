package import Linting

extension Rule {
  /// Finds suppressions whose last day is over.
  package static let suppressionExpired = Rule(
    "suppression-expired",
    summary: "suppression whose last day is over",
    severity: .warning,
    category: .template,
    why: """
      Whoever wrote it wanted the finding to count again after that day, so it hides nothing any more.
      """,
    fix: "mend what the suppression hides, or give it another day",
    check: .suppression { $0.kind == .expired },
    examples: [
      Example(
        "a day that is over",
        """
        Resources:
          # plumb: ignore[queue-open-to-world] the partner moves to accounts of its own, until 2024-06-30
          #               ^^^^^^^^^^^^^^^^^^^ this suppression of `queue-open-to-world` ended on 2024-06-30
          Jobs:
            Type: AWS::SQS::Queue
          Results:
            Type: AWS::SQS::Queue
            Metadata:
              plumb:
                ignore:
                  - rule: queue-open-to-world
                    #     ^^^^^^^^^^^^^^^^^^^ this suppression of `queue-open-to-world` ended on 2024-12-31
                    reason: the partner moves to accounts of its own
                    until: 2024-12-31
        """
      ),
      Example(
        "a day that is far away, and none",
        """
        Resources:
          # plumb: ignore[queue-open-to-world] until 2099-12-31, the partner moves to other accounts
          Jobs:
            Type: AWS::SQS::Queue
          # plumb: ignore[queue-open-to-world] until the partner has accounts of its own
          Results:
            Type: AWS::SQS::Queue
        """
      ),
    ]
  )
}
