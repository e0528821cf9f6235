import CloudFormation
package import Linting
import ResourceCatalog
import TemplateSyntax

extension Rule {
  /// Finds backups that are deleted too soon after they went to cold storage.
  package static let backupDeletedTooSoon = Rule(
    "backup-deleted-too-soon",
    summary: "backup that leaves cold storage too soon",
    severity: .error,
    category: .schema,
    services: ["backup"],
    equivalents: [Equivalents(.cfnLint, "E3504")],
    why: """
      A backup stays in cold storage for at least 90 days. AWS Backup refuses a plan that \
      deletes it sooner.
      """,
    fix: "set `DeleteAfterDays` to at least 90 more than `MoveToColdStorageAfterDays`",
    url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html",
    check: .eachResource(of: ["AWS::Backup::BackupPlan"]) { plan, template in
      for path: PropertyPath in [
        "BackupPlan.BackupPlanRule.*.Lifecycle",
        "BackupPlan.BackupPlanRule.*.CopyActions.*.Lifecycle",
      ] {
        for lifecycle in template.values(at: path, in: plan) {
          for moved in template.property("MoveToColdStorageAfterDays", of: lifecycle) {
            for deleted in template.property("DeleteAfterDays", of: lifecycle) {
              guard let from = moved.integer, let to = deleted.integer, to - from < 90,
                moved.assumedDefault == nil, deleted.assumedDefault == nil
              else { continue }
              template.report(.tooSoon(to - from), at: deleted)
            }
          }
        }
      }
    },
    examples: [
      Example(
        "a month in cold storage",
        """
        Resources:
          Plan:
            Type: AWS::Backup::BackupPlan
            Properties:
              BackupPlan:
                BackupPlanName: orders
                BackupPlanRule:
                  - RuleName: daily
                    TargetBackupVault: vault
                    Lifecycle:
                      MoveToColdStorageAfterDays: 30
                      DeleteAfterDays: 60
                      #                ^^ the backup is deleted 30 days after it went to cold storage, below the 90 that are needed
        """),
      Example(
        "a quarter in cold storage",
        """
        Resources:
          Plan:
            Type: AWS::Backup::BackupPlan
            Properties:
              BackupPlan:
                BackupPlanName: orders
                BackupPlanRule:
                  - RuleName: daily
                    TargetBackupVault: vault
                    Lifecycle:
                      MoveToColdStorageAfterDays: 30
                      DeleteAfterDays: 120
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func tooSoon(_ days: Int) -> Self {
    "the backup is deleted \(days) days after it went to cold storage, below the 90 that are needed"
  }
}
