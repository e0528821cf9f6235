import CloudFormation
package import Linting
import ResourceGraph

extension Rule {
  /// Finds buckets that are made before the function of their notification lets them in.
  package static let bucketNotifiesBeforePermission = Rule(
    "bucket-notifies-before-permission",
    summary: "bucket that does not wait for the permission of its notification",
    severity: .warning,
    category: .reliability,
    services: ["s3", "lambda"],
    documents: ["LMB-25", "S3B-01"],
    why: """
      S3 tries the notification when the bucket is made, and refuses the bucket when the function \
      does not let S3 in yet. Without a dependency CloudFormation makes both at once.
      """,
    fix: "let the bucket depend on the permission, and name the bucket in it by its written name",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-notificationconfiguration.html",
    check: .eachResource(of: ["AWS::S3::Bucket"]) { bucket, template in
      let triggers = FunctionTrigger.all(in: bucket, template)
      guard !triggers.isEmpty else { return }
      let permissions = template.shared { FunctionPermissions(template) }
      let before = template.graph.madeBefore(bucket.logicalId)
      for trigger in triggers {
        let grants = permissions.grants(for: trigger).map(\.permission)
        guard let first = grants.first, !grants.contains(where: { before.contains($0.logicalId) })
        else { continue }
        let waiting = grants.filter {
          template.graph.madeBefore($0.logicalId).contains(bucket.logicalId)
        }
        let isCircle = waiting.count == grants.count
        template.report(
          isCircle ? .after(first.logicalId) : .beside(first.logicalId), at: trigger.target,
          related: [RelatedPlace("the permission", at: first.key)],
          severity: isCircle ? .error : .warning)
      }
    },
    examples: [
      Example(
        "a permission that waits for the bucket",
        """
        Resources:
          Uploads:
            Type: AWS::S3::Bucket
            Properties:
              NotificationConfiguration:
                LambdaConfigurations:
                  - Event: "s3:ObjectCreated:*"
                    Function: !GetAtt Resize.Arn
                    #         ^^^^^^^^^^^^^^^^^^ the bucket is made first: permission `Permission` waits for it
          Resize:
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: !Ref Resize
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com
              SourceAccount: "111122223333"
              SourceArn: !GetAtt Uploads.Arn
        """),
      Example(
        "both at once",
        """
        Resources:
          Uploads:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: shop-uploads
              NotificationConfiguration:
                LambdaConfigurations:
                  - Event: "s3:ObjectCreated:*"
                    Function: !GetAtt Resize.Arn
                    #         ^^^^^^^^^^^^^^^^^^ the bucket may be made before permission `Permission`
          Resize:
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: !Ref Resize
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com
              SourceAccount: "111122223333"
              SourceArn: arn:aws:s3:::shop-uploads
        """),
      Example(
        "a bucket that waits, and an event of SAM",
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Uploads:
            Type: AWS::S3::Bucket
            DependsOn: Permission
            Properties:
              BucketName: shop-uploads
              NotificationConfiguration:
                LambdaConfigurations: [{Event: "s3:ObjectCreated:*", Function: !GetAtt Resize.Arn}]
          Resize:
            Type: AWS::Lambda::Function
            Properties: {Handler: index.handler, Runtime: nodejs22.x, Role: "arn:aws:iam::111122223333:role/r", Code: {ZipFile: "-"}}
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: !Ref Resize
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com
              SourceAccount: "111122223333"
              SourceArn: arn:aws:s3:::shop-uploads
          Files:
            Type: AWS::S3::Bucket
          Scan:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: src
              Handler: scan.run
              Runtime: python3.13
              Events: {Files: {Type: S3, Properties: {Bucket: !Ref Files, Events: "s3:ObjectCreated:*"}}}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func after(_ permission: String) -> Self {
    "the bucket is made first: permission `\(permission)` waits for it"
  }

  fileprivate static func beside(_ permission: String) -> Self {
    "the bucket may be made before permission `\(permission)`"
  }
}
