package import Linting

extension Rule {
  /// Finds suppressions that hide nothing.
  package static let unusedSuppression = Rule(
    "unused-suppression",
    summary: "suppression that hides nothing",
    severity: .warning,
    category: .template,
    why: """
      A suppression that outlives its finding hides the next one in the same place, which nobody \
      has looked at. One that names no rule has never hidden anything.
      """,
    fix: "remove the suppression",
    isFixable: true,
    check: .suppression { $0.kind == .unused },
    examples: [
      Example(
        "the name of a rule misspelt",
        """
        Resources:
          Jobs:
            # plumb: ignore[queue-open-to-wrld] reached by the partner's accounts
            #               ^^^^^^^^^^^^^^^^^^ plumb has no rule `queue-open-to-wrld`
            Type: AWS::SQS::Queue
        """
      ),
      Example(
        "in the metadata of a resource",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Metadata:
              plumb:
                ignore:
                  - rule: queue-open-to-the-world
                    #     ^^^^^^^^^^^^^^^^^^^^^^^ plumb has no rule `queue-open-to-the-world`
                    reason: reached by the partner's accounts
        """
      ),
      Example(
        "a comment that only looks like one",
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue # plumb: the team that lays the pipes
        """
      ),
    ]
  )
}
