internal import Domain
internal import Engine

/// What serves a person, made to be read in ten seconds by somebody on the telephone.
///
/// First where the person lives and how sure that is, then the groups in order of use, then what
/// differs between the two sides, and at the end what belongs in every basket.
struct LookupText {
  /// Services of a group that are listed before the rest is counted.
  static let serviceCountMax = 10

  /// The same for services that may not serve the person at all.
  static let doubtfulCountMax = 5

  let answer: LookupAnswer
  private let showsAll: Bool
  let language: Language
  private let taxonomy: Taxonomy
  let services: [ServiceID: ServiceAnswer]

  /// What is listed of each group, apart from what belongs in every basket.
  private let groups: [(group: ComparisonGroup, count: Int, cut: ServiceCut)]

  /// What belongs in every basket.
  private let everywhere: [ServiceAnswer]
  private let table: TextTable

  /// Lays an answer out.
  ///
  /// Lines are `width` characters long; `showsAll` lists every service, however many there are.
  init(
    _ answer: LookupAnswer, showsAll: Bool, taxonomy: Taxonomy = .own, language: Language,
    width: Int
  ) {
    self.answer = answer
    self.showsAll = showsAll
    self.taxonomy = taxonomy
    self.language = language
    services = Dictionary(answer.services.map { ($0.id, $0) }) { first, _ in first }
    everywhere = answer.services.filter { $0.isInEveryBasket && $0.group != .gmfOnly }
    let byGroup = Dictionary(
      grouping: answer.services.filter { !$0.isInEveryBasket || $0.group == .gmfOnly }, by: \.group)
    groups = ComparisonGroup.allCases.compactMap { group in
      guard let members = byGroup[group] else { return nil }
      let countMax = group == .unknown ? Self.doubtfulCountMax : Self.serviceCountMax
      return (group, members.count, ServiceCut(members, countMax: showsAll ? .max : countMax))
    }
    let shown = groups.flatMap(\.cut.shown) + everywhere
    let rows = ServiceRow.cells(of: shown, named: services, in: language)
    table = TextTable(columns: ServiceRow.columns, rows: rows, width: width - ServiceRow.indent)
  }

  /// Writes the whole answer.
  func write(to page: inout Page) {
    writeHeader(to: &page)
    for (group, count, cut) in groups { writeGroup(group, count, cut, to: &page) }
    if answer.services.isEmpty {
      page.skip()
      page.add(
        wrapping: page.say(
          "Aucun service enregistré ne dessert cette personne avec ces conditions.",
          "No recorded service serves this person under these conditions."))
    }
    writeAwayFromHome(to: &page)
    FallbackText.write(answer.fallback, to: &page)
    writeLeftOut(to: &page)
    if let list = answer.nearlyServing { NearlyServingText.write(list, to: &page) }
    writeCategories(to: &page)
    writeEverywhere(to: &page)
    EstablishmentText.write(
      answer.establishments, listed: Set(everywhere.map(\.id)), to: &page)
  }

  private func writeHeader(to page: inout Page) {
    var pairs: [(label: String, value: String)] = [
      (page.say("Domicile", "Home"), LocationText.line(answer.home.territories, in: language))
    ]
    pairs += LocationText.precision(of: answer.home, in: language)
    pairs += LocationText.announced(answer.home.announced, in: language)
    if let gmf = answer.gmf {
      pairs.append(("GMF", withAnnouncements(gmf.name, gmf.announced)))
      for site in gmf.sites {
        pairs.append(("", siteLine(site, of: gmf)))
        pairs += site.contradictions.map {
          ("", "! " + ContradictionWords.text($0, in: language))
        }
      }
    }
    page.add(pairs: pairs + page.vantage(on: answer.day, position: answer.position))
    if answer.home.territories.isEmpty, !answer.home.isDoubtful,
      answer.home.nearestBorderMetres != nil
    {
      page.skip()
      page.add(
        wrapping: page.say(
          "! Ce lieu n'est dans aucun territoire chargé : vérifiez-le. Ne suit que ce qui n'a pas de "
            + "condition de lieu, ou dont la portée n'est pas précisée.",
          "! This place is in no loaded territory: check it. What follows has no condition of place, "
            + "or its reach is not stated."), hanging: 2)
    }
    LocationText.writeDoubt(of: answer.home, to: &page)
    if let doubt = answer.doubt {
      LookupDoubtText(doubt: doubt, services: services, showsAll: showsAll).write(to: &page)
    }
    for community in answer.communities { writeAuthority(of: community, to: &page) }
  }

  /// That a community has an authority of its own beside the network: both are shown, none assumed.
  private func writeAuthority(of community: NamedTerritory, to page: inout Page) {
    let name = TerritoryWords.inSentence(community, in: language)
    page.skip()
    page.add(
      wrapping: page.say(
        "? Demandez-lui : est-elle desservie par les services de santé de \(name), par le CLSC, ou par "
          + "les deux ? Les deux sont donnés ci-dessous.",
        "? Ask them: do the health services of \(name) serve them, the CLSC, or both? Both are "
          + "given below."), hanging: 2)
  }

  private func siteLine(_ site: GMFSite, of gmf: GMFSurroundings) -> String {
    let place: String
    if site.hasPoint {
      place = LocationText.line(site.territories, in: language)
    } else {
      place = language == .french ? "emplacement non connu" : "location not known"
    }
    guard site.name != gmf.name else { return withAnnouncements(place, site.announced) }
    return withAnnouncements(
      language == .french ? "\(site.name) : \(place)" : "\(site.name): \(place)", site.announced)
  }

  /// A line with what is announced behind it.
  private func withAnnouncements(_ line: String, _ announced: [Announcement]) -> String {
    ([line] + announced.map { AnnouncementWords.text($0, in: language) }).joined(separator: "; ")
  }

  private func writeGroup(
    _ group: ComparisonGroup, _ count: Int, _ cut: ServiceCut, to page: inout Page
  ) {
    page.skip()
    let title = GroupWords.title(group, hasGMF: answer.gmf != nil, in: language)
    page.heading(
      "\(GroupWords.mark(group)) \(title) (\(self.count(count, of: group, page)))",
      GroupWords.role(group))
    var category: ServiceCategory?
    for service in cut.shown {
      if service.details.category != category {
        category = service.details.category
        page.add("  " + page.style.mark(label(service.details.category), .heading))
      }
      writeRow(service, to: &page)
    }
    writeRest(cut, to: &page)
  }

  /// How many services a group has, and how many of them the doubt leaves open.
  private func count(_ count: Int, of group: ComparisonGroup, _ page: Page) -> String {
    guard group.isServing else { return "\(count)" }
    let openCount = answer.services.count { service in
      service.group == group && (!service.isInEveryBasket)
        && service.home.holds != .yes && service.registration.holds != .yes
    }
    guard openCount > 0 else { return "\(count)" }
    return page.say(
      "\(count), dont \(openCount) selon l'endroit exact",
      "\(count), of which \(openCount) depend on the exact place")
  }

  private func writeRow(_ service: ServiceAnswer, to page: inout Page) {
    let cells = ServiceRow.cells(of: service, named: services, in: language)
    page.add(row: cells, of: table, indent: ServiceRow.indent)
    for question in ServiceRow.questions(service, in: language) {
      page.add(wrapping: question, indent: ServiceRow.indent + 2, hanging: ServiceRow.indent + 4)
    }
  }

  private func writeRest(_ cut: ServiceCut, to page: inout Page) {
    guard cut.restCount > 0 else { return }
    let categories = cut.rest.map { "\(label($0.category)) \($0.count)" }
    let names = TextFormat.shortList(categories, countMax: 6, in: language)
    page.add(
      wrapping: TextFormat.more(cut.restCount, hint: "--all", in: page.language)
        + page.say(" : \(names)", ": \(names)"), indent: 2, hanging: 4)
  }

  /// Services that reach the person and do not suit them, with what speaks against each.
  private func writeLeftOut(to page: inout Page) {
    let relevant = answer.leftOut.filter { $0.group != .gmfOnly }
    guard !relevant.isEmpty else { return }
    page.skip()
    page.heading(
      page.say(
        "- ÉCARTÉS — desservent le territoire, mais ne conviennent pas (\(relevant.count))",
        "- LEFT OUT — serve the territory, but do not suit (\(relevant.count))"), .quiet)
    let shown = relevant.prefix(showsAll ? .max : 5)
    for service in shown {
      let against = service.findings.filter { $0.isRefusal || $0.isAnnouncement }
        .map { FindingWords.text($0, in: language) }
      let reason = against.joined(separator: "; ")
      page.add(
        wrapping: "\(service.details.name), \(service.resourceName)"
          + page.say(" : \(reason)", ": \(reason)"),
        indent: 4, hanging: 6)
    }
    let rest = relevant.count - shown.count
    if rest > 0 {
      page.add(more: rest, hint: "--all", indent: 2)
    }
  }

  /// Which categories differ between the two sides, one line for each way to differ.
  private func writeCategories(to page: inout Page) {
    guard answer.gmf != nil else { return }
    let order: [CategoryComparison.Relation] = [
      .onlyAroundGMF, .differentResources, .onlyAtHome, .sameResource,
    ]
    let compared = answer.categories.filter { $0.relation != .notCompared }
    guard !compared.isEmpty else { return }
    page.skip()
    page.heading(page.say("EN BREF, PAR BESOIN", "IN SHORT, BY NEED"))
    var pairs: [(label: String, value: String)] = []
    for relation in order {
      let members = compared.filter { $0.relation == relation }
      guard !members.isEmpty else { continue }
      let values =
        relation == .onlyAroundGMF
        ? members.map(gap) : [members.map { label($0.category) }.joined(separator: ", ")]
      for (index, value) in values.enumerated() {
        pairs.append((index == 0 ? "  " + GroupWords.label(relation, in: language) : "", value))
      }
    }
    page.add(pairs: pairs)
  }

  /// What to do about a category that is missing at home.
  private func gap(_ comparison: CategoryComparison) -> String {
    let name = label(comparison.category)
    guard let service = comparison.nearestForEveryone.flatMap({ services[$0] }) else {
      return language == .french
        ? "\(name) — MANQUE : rien non plus sans condition de lieu"
        : "\(name) — MISSING: nothing without a condition of place either"
    }
    let parts = [
      service.details.name, service.resourceName, service.telephone,
      service.distanceMetres.map { TextFormat.distance(metres: $0, in: language) },
    ]
    let route = parts.compactMap { $0 }.joined(separator: ", ")
    return language == .french
      ? "\(name) — MANQUE; sans condition de lieu : \(route)"
      : "\(name) — MISSING; without a condition of place: \(route)"
  }

  private func writeEverywhere(to page: inout Page) {
    guard !everywhere.isEmpty else { return }
    page.skip()
    page.heading(page.say("TOUJOURS — quel que soit le besoin", "ALWAYS — whatever the need"))
    for service in everywhere { writeRow(service, to: &page) }
  }

  private func label(_ category: ServiceCategory) -> String {
    taxonomy.label(category, in: language)
  }
}
