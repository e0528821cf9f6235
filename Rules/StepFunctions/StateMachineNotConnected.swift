import CloudFormation
package import Linting

extension Rule {
  /// Finds state machines whose transitions lead nowhere.
  package static let stateMachineNotConnected = Rule(
    "state-machine-not-connected",
    summary: "state machine with a transition that leads nowhere",
    severity: .error,
    category: .schema,
    services: ["step-functions"],
    documents: ["SFN-01"],
    equivalents: [Equivalents(.cfnLint, "E3601")],
    why: """
      Every transition leads to a state of the same machine or branch, and every state says what \
      follows or that it is the last. Step Functions refuses a machine of which that is not so.
      """,
    fix: "name a state that exists, or end the state with `End: true`",
    url:
      "https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html",
    check: .eachResource(of: ["AWS::StepFunctions::StateMachine"]) { machine, template in
      for found in StateMachineProblems.of(machine, in: template)
      where found.problem.isAboutConnections {
        template.report(.broken(found.problem), at: found.value)
      }
    },
    examples: [
      Example(
        "states that do not exist, and one without an end",
        """
        Resources:
          Orders:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/orders
              Definition:
                StartAt: Recieve
                #        ^^^^^^^ there is no state `Recieve` here
                States:
                  Receive:
                    Type: Choice
                    Choices:
                      - Variable: $.total
                        NumericGreaterThan: 100
                        Next: Approve
                        #     ^^^^^^^ there is no state `Approve` here
                    Default: Pay
                  Pay:
                # ^^^ state `Pay` has neither `Next` nor `End`
                    Type: Pass
                  Done:
                    Type: Success
                    #     ^^^^^^^ there is no type `Success` of states
        """),
      Example(
        "a text without a start, and a branch that leads out",
        """
        Resources:
          Text:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/orders
              DefinitionString: '{"States": {"Only": {"Type": "Succeed"}}}'
              #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the definition has no `StartAt`
          Branches:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/orders
              Definition:
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    End: true
                    Branches:
                      - StartAt: First
                        States:
                          First:
                            Type: Pass
                            Next: Both
                            #     ^^^^ there is no state `Both` here
        """),
      Example(
        "a machine that ends, and one of which parts are put in later",
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
                    Resource: arn:aws:states:::sqs:sendMessage
                    Catch: [{ErrorEquals: [States.ALL], Next: Give up}]
                    Next: Done
                  Give up: {Type: Fail}
                  Done: {Type: Succeed}
          Chosen:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/orders
              DefinitionSubstitutions: {first: Pay}
              Definition:
                StartAt: ${first}
                States:
                  Pay: {Type: Pass, End: true}
          Elsewhere:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: arn:aws:iam::111122223333:role/orders
              DefinitionString: !Sub '{"StartAt": "${AWS::StackName}"}'
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func broken(_ problem: StateMachineDefinition.Problem) -> Self {
    switch problem {
    case .missing(let name): "the definition has no `\(name)`"
    case .unknownState(let name): "there is no state `\(name.shortened(to: 60))` here"
    case .withoutEnd(let name): "state `\(name.shortened(to: 60))` has neither `Next` nor `End`"
    case .unknownType(let name): "there is no type `\(name.shortened(to: 40))` of states"
    case .stateWithout, .unknownField, .badValue: ""
    }
  }
}
