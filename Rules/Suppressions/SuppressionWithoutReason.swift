package import Linting

extension Rule {
  /// Finds suppressions that do not say why.
  package static let suppressionWithoutReason = Rule(
    "suppression-without-reason",
    summary: "suppression that does not say why",
    severity: .note,
    category: .template,
    isEnabledByDefault: false,
    why: """
      Whoever reads the template next cannot tell an exception that was thought about from a finding \
      that was in the way.
      """,
    fix: "write the reason behind the brackets",
    check: .suppression { $0.kind == .withoutReason },
    examples: [
      Example(
        "no reason",
        """
        Resources:
          Jobs:
            # plumb: ignore[queue-open-to-world]
          # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this suppression does not say why
            Type: AWS::SQS::Queue
        """
      ),
      Example(
        "a reason",
        """
        Resources:
          Jobs:
            # plumb: ignore[queue-open-to-world] reached by the partner's accounts
            Type: AWS::SQS::Queue
        """
      ),
    ]
  )
}
