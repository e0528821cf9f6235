import TemplateSyntax

/// The policies that the transform writes into roles.
enum PolicyDocuments {
  /// Who may assume a role: one service.
  static func trust(in service: String) -> GeneratedValue {
    [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Effect": "Allow", "Action": ["sts:AssumeRole"],
          "Principal": ["Service": [.text(service)]],
        ]
      ],
    ]
  }

  /// Lambda may assume a role, that of nearly every function.
  static let trustInLambda = trust(in: "lambda.amazonaws.com")

  /// A named policy of a role that allows one thing.
  static func allowing(_ action: String, on resource: GeneratedValue, named name: String)
    -> GeneratedValue
  {
    inline(name, [statement([.text(action)], on: resource)])
  }

  /// A named policy of a role.
  static func inline(_ name: String, _ statements: [GeneratedValue]) -> GeneratedValue {
    [
      "PolicyName": .text(name),
      "PolicyDocument": ["Version": "2012-10-17", "Statement": .list(statements)],
    ]
  }

  /// A statement that allows actions on a resource.
  static func statement(_ actions: [GeneratedValue], on resource: GeneratedValue) -> GeneratedValue
  {
    [
      "Effect": "Allow", "Action": actions.count == 1 ? actions[0] : .list(actions),
      "Resource": resource,
    ]
  }

  /// The ARN of a policy that AWS manages, by its path and name.
  static func managed(_ path: String) -> GeneratedValue {
    .text("arn:aws:iam::aws:policy/" + path)
  }
}
