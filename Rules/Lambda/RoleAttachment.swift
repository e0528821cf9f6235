import CloudFormation
import Linting

extension Inspection {
  /// Whether a policy may be given to any role in a way that cannot be followed: it names its roles by
  /// a text, or by what is not known.
  var mayNameRolesByText: Bool { shared { RolesNamedByText(self) }.mayBeSome }
}

private final class RolesNamedByText {
  let mayBeSome: Bool

  init(_ template: Inspection) {
    let lists: [(String, PropertyPath)] = [
      ("AWS::IAM::Policy", "Roles.*"), ("AWS::IAM::ManagedPolicy", "Roles.*"),
      ("AWS::IAM::RolePolicy", "RoleName"),
    ]
    mayBeSome = lists.contains { type, path in
      template.resources(ofType: type).contains { policy in
        template.values(at: path, in: policy).contains { $0.reference == nil && !$0.isAbsent }
      }
    }
  }
}
