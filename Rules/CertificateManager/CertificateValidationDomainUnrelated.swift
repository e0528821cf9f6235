import CloudFormation
package import Linting

extension Rule {
  /// Finds certificates that are to be confirmed by the owner of an unrelated domain.
  package static let certificateValidationDomainUnrelated = Rule(
    "certificate-validation-domain-unrelated",
    summary: "validation domain that the certificate does not belong to",
    severity: .error,
    category: .schema,
    services: ["acm"],
    equivalents: [Equivalents(.cfnLint, "E3503")],
    why: """
      The owner of a domain, or of one above it, confirms a certificate for it. Certificate \
      Manager refuses any other domain for that.
      """,
    fix: "set `ValidationDomain` to the domain, or to one above it",
    url:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-certificatemanager-certificate-domainvalidationoption.html",
    check: .eachResource(of: ["AWS::CertificateManager::Certificate"]) { certificate, template in
      for option in template.values(at: "DomainValidationOptions.*", in: certificate) {
        for domain in template.property("DomainName", of: option) {
          for validation in template.property("ValidationDomain", of: option) {
            guard let name = domain.text, let parent = validation.text,
              name.lowercased() != parent.lowercased(),
              !name.lowercased().hasSuffix("." + parent.lowercased()),
              let place = template.evaluation.value(validation, alongside: domain)
            else { continue }
            template.report(.unrelated(parent, name), at: place)
          }
        }
      }
    },
    examples: [
      Example(
        "a domain below the certificate's",
        """
        Resources:
          Certificate:
            Type: AWS::CertificateManager::Certificate
            Properties:
              DomainName: example.com
              DomainValidationOptions:
                - DomainName: example.com
                  ValidationDomain: shop.example.com
                  #                 ^^^^^^^^^^^^^^^^ `shop.example.com` is neither `example.com` nor a domain above it
        """),
      Example(
        "the domain above, and one that is not known",
        """
        Parameters:
          Domain: {Type: String}
        Resources:
          Certificate:
            Type: AWS::CertificateManager::Certificate
            Properties:
              DomainName: shop.example.com
              DomainValidationOptions:
                - {DomainName: shop.example.com, ValidationDomain: example.com}
                - {DomainName: !Ref Domain, ValidationDomain: example.com}
        """),
    ]
  )
}

extension Diagnostic.Message {
  fileprivate static func unrelated(_ parent: String, _ name: String) -> Self {
    "`\(parent.shortened(to: 30))` is neither `\(name.shortened(to: 30))` nor a domain above it"
  }
}
