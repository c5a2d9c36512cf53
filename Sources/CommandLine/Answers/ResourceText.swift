internal import Domain
internal import Engine

/// A resource as text: what it is, what it offers, its referral corridors both ways.
struct ResourceText {
  let answer: ResourceAnswer

  init(_ answer: ResourceAnswer) { self.answer = answer }

  /// Writes the whole answer.
  func write(to page: inout Page) {
    writeHeader(to: &page)
    page.skip()
    page.heading(page.say("SERVICES", "SERVICES") + " (\(answer.services.count))")
    if answer.services.isEmpty {
      page.add(page.say("  Aucun service inscrit.", "  No service recorded."))
    }
    FoundServiceRow.write(answer.services, to: &page)
    page.skip()
    page.heading(
      page.say("CORRIDORS DE SERVICES", "REFERRAL CORRIDORS") + " (\(answer.partnerships.count))")
    if answer.partnerships.isEmpty {
      page.add(page.say("  Aucune entente inscrite.", "  No agreement recorded."))
    }
    for partnership in answer.partnerships {
      let text = PartnershipWords.text(
        partnership, from: answer.id, taxonomy: page.taxonomy, in: page.language)
      let since = TextFormat.date(partnership.since, in: page.language)
      let mark = partnership.from == answer.id ? "→" : "←"
      page.add(
        wrapping: "\(mark) \(text)"
          + page.say(
            " — depuis le \(since), selon \(partnership.source)",
            " — since \(since), according to \(partnership.source)"), indent: 2, hanging: 4)
    }
  }

  private func writeHeader(to page: inout Page) {
    let facts = answer.facts
    page.heading("\(facts.name) · \(answer.id)")
    var pairs: [(label: String, value: String)] = [
      (page.say("Genre", "Kind"), Labels.label(facts.kind, in: page.language))
    ]
    switch facts.site {
    case .located(let place):
      let parts = [place.address, place.municipality, place.postalCode].compactMap(\.self)
      if !parts.isEmpty {
        pairs.append((page.say("Adresse", "Address"), parts.joined(separator: ", ")))
      }
    case .confidential:
      pairs.append(
        (page.say("Adresse", "Address"), page.say("confidentielle", "confidential")))
    case .unplaced: break
    }
    if let day = facts.closedOn {
      pairs.append(
        (page.say("Fermée", "Closed"), TextFormat.date(day, in: page.language)))
    }
    for (label, value) in [
      (page.say("Organisme", "Organization"), answer.organizationName),
      (page.say("Site de", "Site of"), answer.wholeName),
      (page.say("Téléphone", "Telephone"), facts.described.telephone),
      (page.say("Site Web", "Website"), facts.described.website),
      (page.say("Description", "Description"), facts.described.description),
    ] {
      if let value { pairs.append((label, value)) }
    }
    page.add(pairs: pairs + page.vantage(on: answer.day, position: answer.position))
  }
}
