import Domain
import Projections

@testable import CommandLine
@testable import Engine

/// An answer of the program in the lines of the file: a group or another fate with the service, and
/// below it the reason in French and in English, exactly as a person reads it.
struct CaseAnswer {
  let snapshot: Snapshot

  /// What is shown besides, on demand: `territories`, `gmf`, `categories`, `establishments`.
  let shown: Set<String>

  /// A line with a text in both languages below it.
  static func lines(_ line: String, _ text: (Language) -> String) -> [String] {
    ["Then \(line)"] + texts(text)
  }

  /// A text in both languages; nothing where there is none.
  static func texts(_ text: (Language) -> String) -> [String] {
    // A message of several lines is one line of the file.
    let (french, english) = (
      text(.french).replacing("\n", with: " "), text(.english).replacing("\n", with: " ")
    )
    return (french.isEmpty ? [] : ["FR \(french)"]) + (english.isEmpty ? [] : ["EN \(english)"])
  }

  /// The services that the answer says nothing of, so that a promise not made is a line too.
  private func absent(_ told: some Sequence<ServiceID>) -> [String] {
    let untold = Set(snapshot.directory.allServices).subtracting(told)
    return untold.isEmpty ? [] : ["Then nothing of \(Self.codes(untold.sorted()))"]
  }

  static func codes(_ ids: [ServiceID]) -> String { ids.map(\.code).joined(separator: " ") }

  private static func secret(_ site: Site) -> String {
    site == .confidential ? ", confidential" : ""
  }

  // MARK: - A person

  func lines(_ answer: LookupAnswer) -> [String] {
    var lines = place(answer.home)
    lines += answer.communities.map { "Then authority of \($0.id) beside the network" }
    let named = Dictionary(uniqueKeysWithValues: answer.services.map { ($0.id, $0) })
    for service in answer.services { lines += self.lines(service, named, answer) }
    for service in answer.leftOut {
      lines += Self.lines("left out \(service.id.code)") { language in
        service.findings.filter { $0.isRefusal || $0.isAnnouncement }
          .map { FindingWords.text($0, in: language) }.joined(separator: "; ")
      }
    }
    lines += absent((answer.services + answer.leftOut).map(\.id))
    if let doubt = answer.doubt { lines += self.lines(doubt) }
    for group in answer.awayFromHome ?? [] {
      lines.append(
        "Then away from home \(group.service.code) in \(group.territory?.id.text ?? "no known place")"
          + (group.insteadOf.isEmpty ? "" : ", rather than \(Self.codes(group.insteadOf))"))
    }
    if answer.awayFromHome?.isEmpty == true { lines.append("Then no group away from home") }
    for step in answer.fallback {
      lines += Self.lines(step.offers.isEmpty ? "step: nothing" : "step") {
        FallbackWords.text(step.rung, in: $0)
      }
      for offer in step.offers {
        lines += Self.lines("offered \(offer.service.id.code)") { FallbackText.line(offer, in: $0) }
      }
    }
    if shown.contains("categories") { lines += answer.categories.flatMap(self.lines) }
    if shown.contains("establishments") { lines += answer.establishments.map(line) }
    return lines
  }

  private func lines(
    _ service: ServiceAnswer, _ named: [ServiceID: ServiceAnswer], _ answer: LookupAnswer
  ) -> [String] {
    let always =
      service.details.category.ignoresFilters && service.group != .gmfOnly ? ", always" : ""
    var lines = Self.lines(
      "\(service.group.rawValue) \(service.id.code)\(always)\(Self.secret(service.site))"
    ) { ServiceRow.reason(service, named: named, in: $0) }
    // Question by question, French and English together.
    let french = ServiceRow.questions(service, in: .french)
    let english = ServiceRow.questions(service, in: .english)
    for (one, other) in zip(french, english) { lines += ["FR \(one)", "EN \(other)"] }
    if shown.contains("gmf"), let gmf = service.gmf {
      lines += Self.lines("around the GMF of \(service.id.code): \(gmf.holds.rawValue)") {
        ReasonWords.text(gmf, in: $0)
      }
    }
    return lines
  }

  private func place(_ location: Location) -> [String] {
    var lines: [String] = []
    if shown.contains("territories") {
      let ids = location.territories.map(\.id.text)
      lines.append("Then lives in \(ids.isEmpty ? "no territory" : ids.joined(separator: " "))")
    }
    for announcement in location.announced {
      lines += Self.lines("announced") { AnnouncementWords.text(announcement, in: $0) }
    }
    for contradiction in location.contradictions {
      lines += Self.lines("contradiction") { ContradictionWords.text(contradiction, in: $0) }
    }
    for (_, candidates) in LocationText.doubtfulKinds(of: location) {
      let texts = candidates.map { candidate in
        let share = candidate.share.map { " (\(Int(($0 * 100).rounded())) % of the doors)" }
        return candidate.territory.id.text + (share ?? "")
      }
      let other = texts.count == 1 ? " or not" : ""
      lines.append("Then may live in \(texts.joined(separator: " or "))\(other)")
    }
    return lines
  }

  private func lines(_ doubt: LookupDoubt) -> [String] {
    var lines = [
      "Then everywhere: \(doubt.everywhere.isEmpty ? "nothing" : Self.codes(doubt.everywhere))"
    ]
    lines += doubt.inSome.map { part in
      let places = part.territories.map(\.id.text).joined(separator: " ")
      return "Then in some places: \(part.service.code) (\(places))"
    }
    if let question = doubt.question {
      lines += Self.lines("ask") { QuestionWords.text(question.asked, in: $0) }
      lines += question.answers.map { answer in
        let codes = answer.services.isEmpty ? "none of them" : Self.codes(answer.services)
        return "Then if \(answer.territory.id): \(codes)"
      }
    }
    return lines
  }

  private func lines(_ category: CategoryComparison) -> [String] {
    Self.lines("\(category.category.code): \(category.relation.rawValue)") { language in
      guard category.relation == .onlyAroundGMF else {
        return GroupWords.label(category.relation, in: language)
      }
      let nearest = category.nearestForEveryone.map { id in
        (language == .french ? " — sans condition de lieu : " : " — without a condition of place: ")
          + id.code
      }
      return GroupWords.label(category.relation, in: language) + (nearest ?? "")
    }
  }

  private func line(_ establishment: Establishment) -> String {
    "Then establishment \(establishment.name): \(Self.codes(establishment.contacts.map(\.id)))"
  }

  /// The page of an explanation from its verdict on, without the positions of the log.
  func lines(_ answer: GroundedExplanation) -> [String] {
    func page(_ language: Language) -> [String] {
      var page = Page(language: language, width: 1_000)
      ExplanationText(grounded: answer).write(to: &page)
      let why = answer.explanation
      let verdict = ExplanationWords.verdict(why.serving, why.findings.suitability, in: language)
      return page.lines.drop { $0 != verdict }.filter { !$0.isEmpty }
        .map { Statement.trimmed($0.replacing(#/, position [\d\u00A0\u202F, ]+$/#, with: "")) }
    }
    let id = answer.explanation.service.id
    let pairs = zip(page(.french), page(.english))
    return ["Then why \(id.code): \(answer.explanation.serving.rawValue)"]
      + pairs.flatMap { ["FR \($0)", "EN \($1)"] }
  }

  // MARK: - A territory

  func lines(_ answer: BasketAnswer) -> [String] {
    var lines: [String] = []
    for line in answer.lines {
      let always = line.isInEveryBasket ? ", always" : ""
      let extent =
        switch line.extent {
        case .whole: "whole"
        case .partly: "partly"
        case .everyone: "everyone"
        case .notStated: "not stated"
        }
      lines += Self.lines("\(extent) \(line.id.code)\(always)\(Self.secret(line.site))") {
        CoverageWords.text(line, in: $0)
      }
    }
    lines += absent(answer.lines.map(\.id))
    if shown.contains("establishments") { lines += answer.establishments.map(line) }
    return lines
  }

  // MARK: - Several persons, several homes

  func lines(_ answer: HouseholdAnswer) -> [String] {
    let text = HouseholdText(answer: answer, showsAll: true)
    return answer.lines.flatMap { line in
      Self.lines("\(Self.fate(of: line)) \(line.service.id.code)") { text.whom(line, in: $0) }
    } + absent(answer.lines.map(\.service.id))
  }

  private static func fate(of line: HouseholdAnswer.Line) -> String {
    if line.servesAll { return "for all" }
    if line.parts.contains(where: \.serving.mayServe) { return "for some" }
    return line.parts.contains { $0.serving == .ask } ? "ask about" : "left out for all"
  }

  func lines(_ answer: MovingAnswer) -> [String] {
    let text = MovingText(answer: answer, showsAll: true)
    let names = Dictionary(uniqueKeysWithValues: answer.lines.map { ($0.service.id, $0.service) })
    return answer.lines.flatMap { line in
      Self.lines("\(line.fate.rawValue) \(line.service.id.code)") {
        text.words(line, names, in: $0)
      }
    } + absent(answer.lines.map(\.service.id))
  }
}
