import CloudFormation
package import Linting
import ServerlessModel
import TemplateSyntax

extension Rule {
  /// Finds conditional API with a shared usage plan and no conditions.
  package static let serverlessSharedPlanWithoutConditions = Rule(
    "serverless-shared-plan-without-conditions",
    summary: "conditional API with a shared usage plan and no conditions",
    severity: .error,
    category: .serverlessTransform,
    equivalents: [Equivalents(.cfnLint, "E0001")],
    why: """
      SAM gives the shared plan the conditions of its APIs. The transform refuses an API whose \
      condition the template does not have.
      """,
    fix: "add `Conditions`, or remove `Condition` of the API",
    url:
      "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-apiusageplan.html",
    check: .eachServerlessResource(of: ["Api"]) { declaration, template in
      guard let condition = declaration.resource.condition,
        let plan = declaration["Auth"]?["UsagePlan"]?["CreateUsagePlan"], plan.textIs("SHARED"),
        template.template.root["Conditions"].map(\.isNull) ?? true, !template.template.mayHoldMore
      else { return }
      template.report(.noConditions, at: condition)
    },
    examples: [
      Example(
        "a condition that is nowhere",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Condition: IsLive
            #          ^^^^^^ the API has a condition and a shared usage plan, but there are no `Conditions`
            Properties:
              StageName: live
              Auth: {UsagePlan: {CreateUsagePlan: SHARED}}
        """),
      Example(
        "a condition",
        """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Stage: {Type: String}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
        Resources:
          Shop:
            Type: AWS::Serverless::Api
            Condition: IsLive
            Properties:
              StageName: live
              Auth: {UsagePlan: {CreateUsagePlan: SHARED}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static let noConditions: Self =
    "the API has a condition and a shared usage plan, but there are no `Conditions`"
}
