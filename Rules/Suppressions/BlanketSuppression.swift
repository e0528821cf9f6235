package import Linting

extension Rule {
  /// Finds suppressions that do not say what they hide.
  package static let blanketSuppression = Rule(
    "blanket-suppression",
    summary: "suppression that does not name the rules that it hides",
    severity: .warning,
    category: .template,
    why: """
      A suppression hides the findings of the rules that it names. Without a name it hides nothing, \
      and whoever wrote it believes that it does.
      """,
    fix: "write `# plumb: ignore[rule] reason`",
    check: .suppression { $0.kind == .withoutRule },
    examples: [
      Example(
        "no rule, and a word of another linter",
        """
        Resources:
          Jobs:
            # plumb: ignore
          # ^^^^^^^^^^^^^^^ this suppression does not name the rules that it hides
            Type: AWS::SQS::Queue # plumb: disable[queue-open-to-world]
            #                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `plumb: disable` is no suppression that plumb knows
        """
      ),
      Example(
        "a rule and a reason",
        """
        Resources:
          # plumb: ignore[queue-open-to-world] reached by the partner's accounts
          Jobs:
            Type: AWS::SQS::Queue
        """
      ),
    ]
  )
}
