import Rules
import Testing

@Suite struct `A likely secret` {
  // Put together from parts, so that no scanner of this repository takes them for real ones.
  @Test(arguments: [
    ("AKIA" + "2E0A8F3B244C9986", "an AWS access key id"),
    ("ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a", "a GitHub token"),
    ("xoxb-" + "263594206564-FGqddMF8t08v8N7Oq4i57vs1", "a Slack token"),
    ("sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc", "a Stripe key"),
    ("postgres://app:tr0ub4dor@db.internal/app", "an address with its password"),
    ("amqps://u:p%40ss99@mq.internal:5671", "an address with its password"),
    (
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.b4Rg2vQxH9sK7mZpL0wN3tYuE8cA5dFj",
      "a signed token"
    ),
    (
      "-----BEGIN RSA PRIVATE KEY-----\n" + String(repeating: "MIIEpAIBAAKCAQEA", count: 20),
      "a private key"
    ),
  ])
  func `is known by its shape`(text: String, kind: String) {
    #expect(LikelySecret(text) == .credential(kind))
    #expect(LikelySecret(text, named: "ANYTHING") == .credential(kind))
  }

  @Test(arguments: [
    "", "AKIA", "AKIAIOSFODNN7EXAMPLE", "akia2e0a8f3b244c9986", "https://example.com/path",
    "postgres://app@db.internal/app", "postgres://app:${Password}@db.internal/app",
    "postgres://user:<password>@host/db", "http://host:8080/@scope", "ghp_short",
    "-----BEGIN PUBLIC KEY-----", "-----BEGIN PRIVATE KEY-----", "eyJ.eyJ.x",
    "arn:aws:iam::111122223333:role/AKIA",
  ])
  func `is not seen in other texts`(text: String) {
    #expect(LikelySecret(text) == nil)
  }

  @Test(arguments: [
    ("DB_PASSWORD", "hunter2hunter2"), ("dbPassword", "correct-horse"), ("password", "s3cret!"),
    ("ADMIN_PWD", "letmein"), ("PASSWORD_PROD", "letmein"), ("API_KEY", "9f86d081884c7d65"),
    ("ApiKey", "a1b2c3d4e5f6"), ("client-secret", "Zx81kQ0pLm7rT2"),
    ("JWT_SECRET", "QWERTYuiopASDFGHjklZXCVBNm"), ("GITHUB_TOKEN_2", "0123facade99"),
  ])
  func `is known by its name`(name: String, text: String) {
    #expect(LikelySecret(text, named: name) == .named)
  }

  @Test(arguments: [
    ("DB_PASSWORD", ""), ("DB_PASSWORD", "changeme"), ("DB_PASSWORD", "<password>"),
    ("DB_PASSWORD", "/app/password"), ("DB_PASSWORD", "{{resolve:ssm:x}}"),
    ("DB_PASSWORD", "password"), ("DB_PASSWORD", "not a password"), ("SECRET_NAME", "s3cr3t99"),
    ("PASSWORD_PARAMETER", "s3cr3t99"), ("TOKEN_URL", "s3cr3t99"), ("PWD", "work99ing"),
    ("TOKEN", "false"), ("API_KEY", "my-api-key"), ("CLIENT_SECRET", "prod-app-secret-v2"),
    ("PARTITION_KEY", "a1b2c3d4e5"), ("MAX_TOKENS", "4096"), ("BYPASS", "a1b2c3d4"),
    ("COMPASS", "hunter2hunter2"), ("API_TOKEN", "arn:aws:secretsmanager:eu-west-1:1:secret:x9"),
  ])
  func `is not seen in what only names or replaces one`(name: String, text: String) {
    #expect(LikelySecret(text, named: name) == nil)
  }
}
