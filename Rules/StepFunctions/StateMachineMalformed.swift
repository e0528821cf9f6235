import CloudFormation
package import Linting

extension Rule {
  /// Finds states that Step Functions cannot read.
  package static let stateMachineMalformed = Rule(
    "state-machine-malformed",
    summary: "state that lacks what its type needs, or has what no state has",
    severity: .error,
    category: .schema,
    services: ["step-functions"],
    documents: ["SFN-01"],
    equivalents: [Equivalents(.cfnLint, "E3601")],
    why: """
      Step Functions checks a definition before it makes the machine. It refuses fields that it \
      does not know, and states that do not say what their type needs.
      """,
    fix: "correct the state",
    url: "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html",
    check: .eachResource(of: ["AWS::StepFunctions::StateMachine"]) { machine, template in
      for found in StateMachineProblems.of(machine, in: template) {
        guard let message = Diagnostic.Message.malformed(found.problem) else { continue }
        template.report(message, at: found.value)
      }
    },
    examples: [
      Example(
        "states without what they are for, and a misspelt field",
        """
        Resources:
          Orders:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/orders
              Definition:
                StartAt: Pay
                States:
                  Pay:
                # ^^^ state `Pay` has no `Resource`
                    Type: Task
                    Parameter: {total: 1}
                   #^^^^^^^^^ states have no field `Parameter`
                    Next: Rest
                  Rest:
                # ^^^^ state `Rest` has none of `Seconds`, `Timestamp`, `SecondsPath` and `TimestampPath`
                    Type: Wait
                    End: true
        """),
      Example(
        "the name of a function as its ARN, no choices, and attempts below zero",
        """
        Resources:
          Orders:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/orders
              Definition:
                StartAt: Pay
                States:
                  Pay:
                    Type: Task
                    Resource: pay
                    #         ^^^ `Resource` is no ARN
                    Retry: [{ErrorEquals: [States.ALL], MaxAttempts: -1}]
                    #                                                ^^ `MaxAttempts` is below 0
                    Next: Choose
                  Choose:
                    Type: Choice
                    Choices: []
                    #        ^^ `Choices` is empty
        """),
      Example(
        "a text in JSON",
        """
        Resources:
          Orders:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/orders
              DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true}}}'
              #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ state `A` has none of `ItemProcessor` and `Iterator`
        """),
      Example(
        "states with what they need, and what is put in later",
        """
        Resources:
          Orders:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/orders
              DefinitionSubstitutions: {pay: !Sub "arn:${AWS::Partition}:states:::sqs:sendMessage"}
              Definition:
                StartAt: Pay
                States:
                  Pay:
                    Type: Task
                    Resource: ${pay}
                    Retry: [{ErrorEquals: [States.ALL], MaxAttempts: 0, BackoffRate: 1.5}]
                    Next: Rest
                  Rest: {Type: Wait, Seconds: 5, End: true}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func malformed(_ problem: StateMachineDefinition.Problem) -> Self? {
    switch problem {
    case .stateWithout(let fields, let state):
      fields.count == 1
        ? "state `\(state.shortened(to: 40))` has no `\(fields[0])`"
        : "state `\(state.shortened(to: 20))` has none of \(fields.listed("and"))"
    case .unknownField(let name): "states have no field `\(name.shortened(to: 60))`"
    case .badValue(let field, let words): "`\(field)` is \(words)"
    case .missing, .unknownState, .withoutEnd, .unknownType: nil
    }
  }
}
