import CloudFormation
package import Linting
import TemplateSyntax

extension Rule {
  /// Finds parameters that show the name of a database's administrator.
  package static let rdsUsernameParameterShown = Rule(
    "rds-username-parameter-shown",
    summary: "name of the administrator in a parameter that is shown",
    severity: .note,
    category: .security,
    services: ["rds"],
    isEnabledByDefault: false,
    documents: ["RDS-01"],
    equivalents: [
      Equivalents(.cfnNag, "F24"),
      Equivalents(.guardRules, "RDS_MASTER_USER_NAME_NO_PLAINTEXT_PASSWORD"),
    ],
    why: """
      Without `NoEcho` everyone who may describe the stack reads the name, and a plain parameter of \
      Parameter Store is read by everyone who may read parameters. Who knows it needs only guess the \
      password.
      """,
    fix: "set `NoEcho: true` on the parameter, or refer to a secret",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    check: .eachResource(of: ["AWS::RDS::DBInstance"]) { database, template in
      for value in template.values(at: "MasterUsername", in: database) {
        if value.isOfPlainParameter {
          template.report(.plainParameter("MasterUsername"), at: value)
          continue
        }
        guard value.place.function == .ref, let name = value.place.functionArgument?.text,
          let parameter = template.template.parameter(name), !parameter.isNoEcho
        else { continue }
        template.report(
          .shown(name), at: value.place, when: value.scenario,
          related: [RelatedPlace("the parameter is declared here", at: parameter.key)])
      }
    },
    examples: [
      Example(
        "a parameter like any other",
        """
        Parameters:
          Administrator: {Type: String}
          Password: {Type: String, NoEcho: true}
        Resources:
          Orders:
            Type: AWS::RDS::DBInstance
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              DBInstanceClass: db.t4g.medium
              Engine: postgres
              AllocatedStorage: "20"
              MasterUserPassword: !Ref Password
              MasterUsername: !Ref Administrator
              #               ^^^^^^^^^^^^^^^^^^ parameter `Administrator` shows the name of the administrator
        """),
      Example(
        "a parameter of Parameter Store that is not encrypted",
        """
        Parameters:
          Password: {Type: String, NoEcho: true}
        Resources:
          Orders:
            Type: AWS::RDS::DBInstance
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              DBInstanceClass: db.t4g.medium
              Engine: postgres
              AllocatedStorage: "20"
              MasterUserPassword: !Ref Password
              MasterUsername: "{{resolve:ssm:/orders/administrator}}"
              #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `MasterUsername` comes from a parameter that is stored unencrypted
        """),
      Example(
        "a hidden parameter, and a secret",
        """
        Parameters:
          Administrator: {Type: String, NoEcho: true}
          Password: {Type: String, NoEcho: true}
        Resources:
          Orders:
            Type: AWS::RDS::DBInstance
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              DBInstanceClass: db.t4g.medium
              Engine: postgres
              AllocatedStorage: "20"
              MasterUserPassword: !Ref Password
              MasterUsername: !Ref Administrator
          Offers:
            Type: AWS::RDS::DBInstance
            DeletionPolicy: Snapshot
            UpdateReplacePolicy: Snapshot
            Properties:
              DBInstanceClass: db.t4g.medium
              Engine: postgres
              AllocatedStorage: "20"
              MasterUserPassword: !Ref Password
              MasterUsername: "{{resolve:secretsmanager:offers:SecretString:username}}"
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func shown(_ parameter: String) -> Self {
    "parameter `\(parameter)` shows the name of the administrator"
  }
}
