import CloudFormation
import Linting

extension Inspection {
  /// Whether a policy may be given to a role in a way that cannot be followed: it names its roles by
  /// a text, or by what is not known.
  func mayBeNamedByText(_ role: Resource) -> Bool {
    let lists: [(String, PropertyPath)] = [
      ("AWS::IAM::Policy", "Roles.*"), ("AWS::IAM::ManagedPolicy", "Roles.*"),
      ("AWS::IAM::RolePolicy", "RoleName"),
    ]
    return lists.contains { type, path in
      resources(ofType: type).contains { policy in
        values(at: path, in: policy).contains { $0.reference == nil && !$0.isAbsent }
      }
    }
  }
}
