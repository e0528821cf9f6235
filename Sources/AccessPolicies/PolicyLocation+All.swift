import CloudFormation

extension PolicyLocation {
  /// Every property of CloudFormation and SAM that holds an access policy.
  ///
  /// What looks like one but is another language is left out: Cedar, data policies of OpenSearch
  /// Serverless, core network policies, and policies of AWS Organizations, whose kind depends on a
  /// property beside.
  package static let all: [PolicyLocation] = [
    PolicyLocation("AWS::IAM::Role", "AssumeRolePolicyDocument", .trust, services: ["sts"]),
    PolicyLocation("AWS::IAM::Role", "Policies.*.PolicyDocument", .identity),
    PolicyLocation("AWS::IAM::RolePolicy", "PolicyDocument", .identity),
    PolicyLocation("AWS::IAM::User", "Policies.*.PolicyDocument", .identity),
    PolicyLocation("AWS::IAM::UserPolicy", "PolicyDocument", .identity),
    PolicyLocation("AWS::IAM::Group", "Policies.*.PolicyDocument", .identity),
    PolicyLocation("AWS::IAM::GroupPolicy", "PolicyDocument", .identity),
    PolicyLocation("AWS::IAM::Policy", "PolicyDocument", .identity),
    PolicyLocation("AWS::IAM::ManagedPolicy", "PolicyDocument", .identity),
    // A role, user or group refuses a policy that is not in its list. It is judged all the same, since
    // it moves there as it is.
    PolicyLocation("AWS::IAM::Role", "PolicyDocument", .identity),
    PolicyLocation("AWS::IAM::User", "PolicyDocument", .identity),
    PolicyLocation("AWS::IAM::Group", "PolicyDocument", .identity),
    PolicyLocation("AWS::SSO::PermissionSet", "InlinePolicy", .identity),
    PolicyLocation(
      "AWS::Organizations::ResourcePolicy", "Content", .resource, services: ["organizations"]),
    PolicyLocation("AWS::RolesAnywhere::Profile", "SessionPolicy", .session),
    PolicyLocation("AWS::EKS::PodIdentityAssociation", "Policy", .session),
    PolicyLocation("AWS::Transfer::User", "Policy", .session),
    PolicyLocation("AWS::EC2::VPCEndpoint", "PolicyDocument", .endpoint),
    PolicyLocation("AWS::S3::BucketPolicy", "PolicyDocument", .resource, services: ["s3"]),
    PolicyLocation("AWS::S3::AccessPoint", "Policy", .resource, services: ["s3"]),
    PolicyLocation("AWS::S3::MultiRegionAccessPointPolicy", "Policy", .resource, services: ["s3"]),
    PolicyLocation(
      "AWS::S3ObjectLambda::AccessPointPolicy", "PolicyDocument", .resource,
      services: ["s3-object-lambda"]),
    PolicyLocation(
      "AWS::S3Outposts::BucketPolicy", "PolicyDocument", .resource, services: ["s3-outposts"]),
    PolicyLocation("AWS::S3Outposts::AccessPoint", "Policy", .resource, services: ["s3-outposts"]),
    PolicyLocation(
      "AWS::S3Express::BucketPolicy", "PolicyDocument", .resource, services: ["s3express"]),
    PolicyLocation("AWS::S3Express::AccessPoint", "Policy", .resource, services: ["s3express"]),
    PolicyLocation(
      "AWS::S3Tables::TableBucketPolicy", "ResourcePolicy", .resource, services: ["s3tables"]),
    PolicyLocation(
      "AWS::S3Tables::TablePolicy", "ResourcePolicy", .resource, services: ["s3tables"]),
    PolicyLocation(
      "AWS::S3Vectors::VectorBucketPolicy", "Policy", .resource, services: ["s3vectors"]),
    PolicyLocation("AWS::S3Files::FileSystemPolicy", "Policy", .resource, services: ["s3files"]),
    PolicyLocation(
      "AWS::FSx::S3AccessPointAttachment", "S3AccessPoint.Policy", .resource, services: ["s3"]),
    PolicyLocation("AWS::Omics::SequenceStore", "S3AccessPolicy", .resource, services: ["s3"]),
    PolicyLocation("AWS::SQS::QueuePolicy", "PolicyDocument", .resource, services: ["sqs"]),
    PolicyLocation("AWS::SQS::QueueInlinePolicy", "PolicyDocument", .resource, services: ["sqs"]),
    PolicyLocation("AWS::SNS::TopicPolicy", "PolicyDocument", .resource, services: ["sns"]),
    PolicyLocation("AWS::SNS::TopicInlinePolicy", "PolicyDocument", .resource, services: ["sns"]),
    PolicyLocation("AWS::KMS::Key", "KeyPolicy", .resource, services: ["kms"]),
    PolicyLocation("AWS::KMS::ReplicaKey", "KeyPolicy", .resource, services: ["kms"]),
    PolicyLocation(
      "AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", .resource,
      services: ["secretsmanager"]),
    PolicyLocation("AWS::ECR::Repository", "RepositoryPolicyText", .resource, services: ["ecr"]),
    PolicyLocation(
      "AWS::ECR::PublicRepository", "RepositoryPolicyText", .resource, services: ["ecr-public"]),
    PolicyLocation("AWS::ECR::RegistryPolicy", "PolicyText", .resource, services: ["ecr"]),
    PolicyLocation(
      "AWS::ECR::RepositoryCreationTemplate", "RepositoryPolicy", .resource, services: ["ecr"]),
    PolicyLocation(
      "AWS::EFS::FileSystem", "FileSystemPolicy", .resource, services: ["elasticfilesystem"]),
    PolicyLocation("AWS::Backup::BackupVault", "AccessPolicy", .resource, services: ["backup"]),
    PolicyLocation(
      "AWS::Backup::LogicallyAirGappedBackupVault", "AccessPolicy", .resource, services: ["backup"]),
    PolicyLocation("AWS::OpenSearchService::Domain", "AccessPolicies", .resource, services: ["es"]),
    PolicyLocation("AWS::Elasticsearch::Domain", "AccessPolicies", .resource, services: ["es"]),
    PolicyLocation("AWS::OSIS::Pipeline", "ResourcePolicy.Policy", .resource, services: ["osis"]),
    PolicyLocation("AWS::ApiGateway::RestApi", "Policy", .resource, services: ["execute-api"]),
    PolicyLocation("AWS::ApiGateway::DomainNameV2", "Policy", .resource, services: ["execute-api"]),
    PolicyLocation("AWS::Events::EventBus", "Policy", .resource, services: ["events"]),
    PolicyLocation(
      "AWS::Events::EventBusPolicy", "Statement", .resource, services: ["events"], form: .statements
    ),
    PolicyLocation(
      "AWS::EventsV2::ResourcePolicy", "PolicyDocument", .resource, services: ["events"]),
    PolicyLocation("AWS::EventSchemas::RegistryPolicy", "Policy", .resource, services: ["schemas"]),
    PolicyLocation(
      "AWS::Lambda::ResourcePolicy", "PolicyDocument", .resource, services: ["lambda"]),
    PolicyLocation(
      "AWS::DynamoDB::Table", "ResourcePolicy.PolicyDocument", .resource, services: ["dynamodb"]),
    PolicyLocation(
      "AWS::DynamoDB::Table", "StreamSpecification.ResourcePolicy.PolicyDocument", .resource,
      services: ["dynamodb"]),
    PolicyLocation(
      "AWS::DynamoDB::GlobalTable", "Replicas.*.ResourcePolicy.PolicyDocument", .resource,
      services: ["dynamodb"]),
    PolicyLocation(
      "AWS::DynamoDB::GlobalTable",
      "Replicas.*.ReplicaStreamSpecification.ResourcePolicy.PolicyDocument", .resource,
      services: ["dynamodb"]),
    PolicyLocation("AWS::DSQL::Cluster", "PolicyDocument", .resource, services: ["dsql"]),
    PolicyLocation(
      "AWS::Kinesis::ResourcePolicy", "ResourcePolicy", .resource, services: ["kinesis"]),
    PolicyLocation(
      "AWS::MSK::ClusterPolicy", "Policy", .resource, services: ["kafka", "kafka-cluster"]),
    PolicyLocation(
      "AWS::Redshift::Cluster", "NamespaceResourcePolicy", .resource, services: ["redshift"]),
    PolicyLocation(
      "AWS::RedshiftServerless::Namespace", "NamespaceResourcePolicy", .resource,
      services: ["redshift-serverless", "redshift"]),
    PolicyLocation("AWS::Logs::ResourcePolicy", "PolicyDocument", .resource, services: ["logs"]),
    PolicyLocation("AWS::Logs::LogGroup", "ResourcePolicyDocument", .resource, services: ["logs"]),
    PolicyLocation("AWS::Logs::Destination", "DestinationPolicy", .resource, services: ["logs"]),
    PolicyLocation(
      "AWS::Logs::DeliveryDestination", "DeliveryDestinationPolicy.DeliveryDestinationPolicy",
      .resource, services: ["logs"]),
    PolicyLocation(
      "AWS::CloudTrail::ResourcePolicy", "ResourcePolicy", .resource,
      services: ["cloudtrail", "cloudtrail-data"]),
    PolicyLocation("AWS::XRay::ResourcePolicy", "PolicyDocument", .resource, services: ["xray"]),
    PolicyLocation("AWS::Oam::Sink", "Policy", .resource, services: ["oam"]),
    PolicyLocation(
      "AWS::RUM::AppMonitor", "ResourcePolicy.PolicyDocument", .resource, services: ["rum"]),
    PolicyLocation("AWS::APS::ResourcePolicy", "PolicyDocument", .resource, services: ["aps"]),
    PolicyLocation("AWS::SSM::ResourcePolicy", "Policy", .resource, services: ["ssm"]),
    PolicyLocation(
      "AWS::VpcLattice::AuthPolicy", "Policy", .resource, services: ["vpc-lattice-svcs"]),
    PolicyLocation(
      "AWS::VpcLattice::ResourcePolicy", "Policy", .resource, services: ["vpc-lattice"]),
    PolicyLocation(
      "AWS::CodeArtifact::Domain", "PermissionsPolicyDocument", .resource,
      services: ["codeartifact"]),
    PolicyLocation(
      "AWS::CodeArtifact::Repository", "PermissionsPolicyDocument", .resource,
      services: ["codeartifact"]),
    PolicyLocation("AWS::Lex::ResourcePolicy", "Policy", .resource, services: ["lex"]),
    PolicyLocation(
      "AWS::SageMaker::ModelPackageGroup", "ModelPackageGroupPolicy", .resource,
      services: ["sagemaker"]),
    PolicyLocation(
      "AWS::Comprehend::DocumentClassifier", "ModelPolicy", .resource, services: ["comprehend"]),
    PolicyLocation(
      "AWS::Comprehend::EntityRecognizer", "ModelPolicy", .resource, services: ["comprehend"]),
    PolicyLocation(
      "AWS::Bedrock::ResourcePolicy", "PolicyDocument", .resource, services: ["bedrock"]),
    PolicyLocation(
      "AWS::Bedrock::KnowledgeBasePolicy", "PolicyDocument", .resource, services: ["bedrock"]),
    PolicyLocation(
      "AWS::BedrockAgentCore::ResourcePolicy", "Policy", .resource, services: ["bedrock-agentcore"]),
    PolicyLocation(
      "AWS::AIOps::InvestigationGroup", "InvestigationGroupPolicy", .resource, services: ["aiops"]),
    PolicyLocation(
      "AWS::PaymentCryptography::Key", "Policy", .resource, services: ["payment-cryptography"]),
    PolicyLocation(
      "AWS::SMSVOICE::ResourcePolicy", "PolicyDocument", .resource, services: ["sms-voice"]),
    PolicyLocation("AWS::MediaStore::Container", "Policy", .resource, services: ["mediastore"]),
    PolicyLocation(
      "AWS::MediaPackageV2::ChannelPolicy", "Policy", .resource, services: ["mediapackagev2"]),
    PolicyLocation(
      "AWS::MediaPackageV2::OriginEndpointPolicy", "Policy", .resource, services: ["mediapackagev2"]
    ),
    PolicyLocation(
      "AWS::MediaTailor::ChannelPolicy", "Policy", .resource, services: ["mediatailor"]),
    PolicyLocation("AWS::IoT::Policy", "PolicyDocument", .iot, services: ["iot"]),
    PolicyLocation("AWS::ODB::OdbNetwork", "S3PolicyDocument", .endpoint, services: ["s3"]),
    PolicyLocation("AWS::ODB::OdbNetwork", "StsPolicyDocument", .endpoint, services: ["sts"]),
    PolicyLocation("AWS::ODB::OdbNetwork", "KmsPolicyDocument", .endpoint, services: ["kms"]),
    PolicyLocation("AWS::Serverless::Function", "Policies", .identity, form: .serverlessPolicies),
    PolicyLocation(
      "AWS::Serverless::StateMachine", "Policies", .identity, form: .serverlessPolicies),
    PolicyLocation(
      "AWS::Serverless::Function", "AssumeRolePolicyDocument", .trust, services: ["sts"]),
    PolicyLocation(
      "AWS::Serverless::Api", "Auth.ResourcePolicy.CustomStatements", .resource,
      services: ["execute-api"], form: .statements),
    PolicyLocation("AWS::Serverless::Api", "Policy", .resource, services: ["execute-api"]),
  ]
}
