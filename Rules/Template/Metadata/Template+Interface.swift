import CloudFormation
import TemplateSyntax

extension Template {
  /// What the metadata says about how the console shows the parameters.
  var interface: Node.Pair? {
    guard !hasUnknownMacro else { return nil }
    return root["Metadata"]?.pair("AWS::CloudFormation::Interface")
  }
}
