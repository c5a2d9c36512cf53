internal import Domain
internal import Engine

extension RowEvaluator {
  /// The row as a resource with its services; `nil` when it has problems.
  mutating func resourceRow(
    _ resource: ResourceFields?, _ services: [ServiceFields]
  ) -> ResourceRow? {
    let organization = resource.flatMap { self.organization($0) }
    let draft = resource.flatMap { self.resource($0, organization: organization?.id) }
    var rows: [ServiceRow] = []
    for (index, fields) in services.enumerated()
    where fields.conditions.allSatisfy({ $0.holds(for: cell($0.column)) }) {
      if let row = serviceRow(fields, index: index, own: draft?.id) { rows.append(row) }
    }
    guard problems.isEmpty else { return nil }
    return ResourceRow(
      line: row.line, columns: columns, organization: organization, resource: draft,
      services: rows)
  }
}

// MARK: - Organizations and resources

extension RowEvaluator {
  private mutating func organization(_ fields: ResourceFields) -> OrganizationDraft? {
    guard
      let code = code(text(fields.organization["id"], "organization.id"), "organization.id"),
      let name = required(fields.organization["name"], "organization.name")
    else { return nil }
    return OrganizationDraft(id: OrganizationID(trusted: "organization:\(code)"), name: name)
  }

  private mutating func resource(
    _ fields: ResourceFields, organization: OrganizationID?
  ) -> ResourceDraft? {
    let texts = fields.texts
    let id = code(required(texts["id"], "resource.id"), "resource.id")
      .map { ResourceID(trusted: "resource:\($0)") }
    let name = required(texts["name"], "resource.name")
    let kind = word(
      required(texts["kind"], "resource.kind"), "resource.kind", as: ResourceKind.self)
    let isConfidential =
      fields.isConfidential.map { value($0, "resource.confidential") ?? true } ?? false
    let place = place(texts, isConfidential: isConfidential, id: id)
    let whole = code(text(texts["partOf"], "resource.partOf"), "resource.partOf")
      .map { ResourceID(trusted: "resource:\($0)") }
    guard let id, let name, let kind else { return nil }
    let described = ResourceDescribed(
      organization: organization, partOf: whole == id ? nil : whole,
      telephone: text(texts["telephone"], "resource.telephone"),
      website: text(texts["website"], "resource.website"),
      description: text(texts["description"], "resource.description"))
    return ResourceDraft(
      id: id, name: name, kind: kind, isConfidential: isConfidential, place: place,
      described: described)
  }

  /// Where the resource stands; a confidential one must not say.
  private mutating func place(
    _ texts: [String: TextExpression], isConfidential: Bool, id: ResourceID?
  ) -> Place? {
    if isConfidential {
      let keys = ["address", "postalCode", "municipality", "longitude", "latitude"]
      for key in keys where text(texts[key], "resource.\(key)") != nil {
        // The value must not be repeated: it may be the secret.
        problem(
          .confidentialWithPlace, field: "resource.\(key)", value: id?.text ?? "\(row.line)")
      }
      return nil
    }
    let postalCode = postalCode(texts["postalCode"], "resource.postalCode")
    let place = Place(
      address: text(texts["address"], "resource.address"),
      municipality: text(texts["municipality"], "resource.municipality"),
      postalCode: postalCode.map { "\($0.prefix(3)) \($0.suffix(3))" },
      point: point(texts, prefix: "resource"))
    return place.isEmpty ? nil : place
  }
}
