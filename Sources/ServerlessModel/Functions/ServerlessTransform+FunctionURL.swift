import TemplateSyntax

/// `FunctionUrlConfig` gives the function an address of its own, and permission for everybody when
/// nobody has to sign in.
///
/// Source: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html>
extension ServerlessTransform {
  mutating func addFunctionURL(of function: ServerlessResource, _ target: String) {
    guard let config = function["FunctionUrlConfig"], config.isGiven else { return }
    var properties: GeneratedProperties = ["TargetFunctionArn": .ref(target)]
    for name in ["AuthType", "Cors", "InvokeMode"] { properties[name] = .merged(config[name]) }
    add(function.id + "Url", "AWS::Lambda::Url", properties, of: function, at: config.key)
    guard let authorization = config["AuthType"], authorization.text == "NONE" else { return }
    let cause = authorization.key ?? config.key
    add(
      function.id + "UrlPublicPermissions", "AWS::Lambda::Permission",
      [
        "Action": "lambda:InvokeFunctionUrl", "FunctionName": .ref(target), "Principal": "*",
        "FunctionUrlAuthType": .merged(authorization),
      ], of: function, at: cause)
    add(
      function.id + "URLInvokeAllowPublicAccess", "AWS::Lambda::Permission",
      [
        "Action": "lambda:InvokeFunction", "FunctionName": .ref(target), "Principal": "*",
        "InvokedViaFunctionUrl": true,
      ], of: function, at: cause)
  }
}
