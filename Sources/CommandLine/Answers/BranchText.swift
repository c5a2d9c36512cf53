internal import Domain
internal import Engine
internal import EventLog
internal import Foundation

/// Branches as text: what they suppose, where they leave the log, what has happened since.
enum BranchText {
  /// Events of a branch that are listed before the rest is counted.
  static let eventCountMax = 40

  /// A branch that was just made, and how to go on.
  static func writeCreated(_ branch: Branch, to page: inout Page) {
    let position = TextFormat.integer(branch.fork.position, in: page.language)
    page.add(
      page.say(
        "Branche « \(branch.name) » créée : elle quitte le journal à la position \(position).",
        "Branch \"\(branch.name)\" created: it leaves the log at position \(position)."))
    page.add(
      page.say(
        "Pour la remplir ou l'interroger, ajoutez --branch \(branch.name) à toute commande.",
        "To fill it or to ask it, add --branch \(branch.name) to any command."))
  }

  /// All branches, one a line.
  static func write(_ branches: [BranchSummary], to page: inout Page) {
    guard !branches.isEmpty else {
      return page.add(
        page.say(
          "Aucune branche. Pour en créer une : ancrage branch create NOM",
          "No branch. To create one: ancrage branch create NAME"))
    }
    let language = page.language
    let heading = [
      page.say("Branche", "Branch"), page.say("Événements", "Events"),
      page.say("Quitte le journal à", "Leaves the log at"), page.say("Créée le", "Created on"),
      page.say("Par", "By"), page.say("Pour", "For"),
    ]
    let rows = branches.map { summary in
      let later = TextFormat.integer(summary.laterCount, in: language)
      let fork = TextFormat.integer(summary.branch.fork.position, in: language)
      return [
        summary.branch.name.text, TextFormat.integer(summary.eventCount, in: language),
        summary.laterCount == 0
          ? fork : page.say("\(fork) (+\(later) depuis)", "\(fork) (+\(later) since)"),
        date(summary.branch.createdAtMilliseconds, in: language), summary.branch.createdBy,
        purpose(of: summary.branch, in: page),
      ]
    }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 8...40), TextTable.Column(width: 6...12, isNumeric: true),
        TextTable.Column(width: 8...26), TextTable.Column(width: 10...18),
        TextTable.Column(width: 6...24), TextTable.Column(width: 16...60),
      ], rows: [heading] + rows, width: page.width)
    for line in table.lines(of: heading) { page.add(page.style.mark(line, .heading)) }
    for row in rows { page.add(row: row, of: table, indent: 0) }
  }

  /// One branch: where it comes from, what has happened since, and its events.
  static func write(_ report: BranchReport, showsAll: Bool, to page: inout Page) {
    let (language, branch) = (page.language, report.branch)
    let fork = TextFormat.integer(branch.fork.position, in: language)
    let day = date(branch.createdAtMilliseconds, in: language)
    var pairs: [(label: String, value: String)] = []
    if let purpose = branch.purpose { pairs.append((page.say("Pour", "For"), purpose)) }
    pairs.append(
      (
        page.say("Créée", "Created"),
        page.say(
          "le \(day) par \(branch.createdBy), à la position \(fork) du journal",
          "on \(day) by \(branch.createdBy), at position \(fork) of the log")
      ))
    if let promotion = branch.promotion {
      let position = TextFormat.integer(promotion.position, in: language)
      let day = date(promotion.atMilliseconds, in: language)
      pairs.append(
        (
          page.say("Promue", "Promoted"),
          page.say(
            "le \(day) par \(promotion.by) : réelle depuis la position \(position) du journal",
            "on \(day) by \(promotion.by): real since position \(position) of the log")
        ))
    }
    pairs.append((page.say("Depuis", "Since"), since(report, in: page)))
    page.add(pairs: pairs)
    write(report.changes, to: &page)
    page.skip()
    let count = TextFormat.integer(report.events.count, in: language)
    page.heading(
      page.say("ÉVÉNEMENTS HYPOTHÉTIQUES (\(count))", "HYPOTHETICAL EVENTS (\(count))"))
    let isShort = showsAll || report.events.count <= eventCountMax + 1
    EventTable.write(
      Array(report.events.prefix(isShort ? report.events.count : eventCountMax)), to: &page)
    guard !isShort else { return }
    page.add(more: report.events.count - eventCountMax, hint: "--all", indent: 2)
  }

  /// What promoting did, or would do.
  static func write(_ report: PromotionReport, to page: inout Page) {
    let language = page.language
    let name = report.branch.name
    if report.wasKnown {
      let position = TextFormat.integer(
        report.branch.promotion?.position ?? report.position, in: language)
      return page.add(
        page.say(
          "« \(name) » est déjà réelle depuis la position \(position) : rien n'a changé.",
          "\"\(name)\" has been real since position \(position): nothing has changed."))
    }
    let count = TextFormat.integer(report.eventCount, in: language)
    page.add(
      report.isDryRun
        ? page.say(
          "Essai, rien n'est inscrit. Événements qui deviendraient réels : \(count)",
          "Dry run, nothing is recorded. Events that would become real: \(count)")
        : page.say(
          "« \(name) » est réelle. Événements inscrits : \(count). "
            + page.sayPosition(report.position),
          "\"\(name)\" is real. Events recorded: \(count). " + page.sayPosition(report.position)))
    let rows = report.eventCounts.sorted { $0.key < $1.key }.map { type, count in
      [type, TextFormat.integer(count, in: language)]
    }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 10...40), TextTable.Column(width: 1...12, isNumeric: true),
      ], rows: rows, width: page.width - 2)
    for row in rows { page.add(row: row, of: table, indent: 2) }
    write(report.changes, to: &page)
  }

  private static func since(_ report: BranchReport, in page: Page) -> String {
    guard report.laterCount > 0 else {
      return page.say("le journal n'a pas bougé", "the log has not moved")
    }
    let count = TextFormat.integer(report.laterCount, in: page.language)
    return page.say(
      "le journal a avancé. Événements : \(count)", "the log has moved on. Events: \(count)")
  }

  private static func write(_ changes: [ChangedSubject], to page: inout Page) {
    guard !changes.isEmpty else { return }
    page.skip()
    page.heading(ChangeWords.heading(changes, in: page.language), .caution)
    for line in ChangeWords.lines(changes, in: page.language) {
      page.add(wrapping: line, indent: 2, hanging: 4)
    }
  }

  private static func purpose(of branch: Branch, in page: Page) -> String {
    guard let promotion = branch.promotion else { return branch.purpose ?? "" }
    let position = TextFormat.integer(promotion.position, in: page.language)
    let promoted = page.say("promue à \(position)", "promoted at \(position)")
    return branch.purpose.map { "\($0) · \(promoted)" } ?? promoted
  }

  private static func date(_ milliseconds: Int64, in language: Language) -> String {
    let instant = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    return TextFormat.date(Environment.day(at: instant), in: language)
  }
}
