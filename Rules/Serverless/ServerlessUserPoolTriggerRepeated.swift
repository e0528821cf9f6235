import CloudFormation
package import Linting
import ServerlessModel
import SourceText
import TemplateSyntax

extension Rule {
  /// Finds trigger of a user pool that is taken.
  package static let serverlessUserPoolTriggerRepeated = Rule(
    "serverless-user-pool-trigger-repeated",
    summary: "trigger of a user pool that is taken",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      A user pool calls one function for each trigger. The transform refuses a second one, \
      also where the pool names the first itself.
      """,
    fix: "remove one of the triggers",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-cognito.html",
    check: .wholeTemplate { template in
      var known: [String: Node] = [:]
      for declaration in template.serverlessDeclarations {
        for event in declaration.events where event.type == "Cognito" {
          guard let pool = event["UserPool"]?.functionArgument?.text, let trigger = event["Trigger"]
          else {
            continue
          }
          let own = template.template.resource(pool)?.properties?["LambdaConfig"]
          for name in trigger.isSequence ? trigger.elements : [trigger] where name.isScalar {
            let key = pool + " " + name.text
            let first = own?.pair(name.text)?.key ?? known[key]
            known[key] = known[key] ?? name
            guard let first else { continue }
            template.about(declaration.resource) {
              template.report(
                .repeated(name, pool), at: name,
                related: [RelatedPlace("it is taken here", at: first)])
            }
          }
        }
      }
    },
    examples: [
      Example(
        "a trigger that the pool has",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Check:
                  Type: Cognito
                  Properties:
                    UserPool: !Ref Customers
                    Trigger: PreSignUp
                    #        ^^^^^^^^^ trigger `PreSignUp` of user pool `Customers` is taken
          Customers:
            Type: AWS::Cognito::UserPool
            Properties:
              LambdaConfig: {PreSignUp: "arn:aws:lambda:us-east-1:111122223333:function:check"}
        """),
      Example(
        "two triggers",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: orders/
              Handler: index.handler
              Runtime: nodejs22.x
              Events:
                Check:
                  Type: Cognito
                  Properties: {UserPool: !Ref Customers, Trigger: [PreSignUp, PostConfirmation]}
          Customers:
            Type: AWS::Cognito::UserPool
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func repeated(_ name: Node, _ pool: String) -> Self {
    "trigger `\(name.text.shortened(to: 30))` of user pool `\(pool.shortened(to: 30))` is taken"
  }
}
