import Domain

@testable import CommandLine
@testable import Engine

/// A question of the file, asked of a world.
struct CaseQuestion {
  /// The day about which is asked where a question says nothing; a Monday.
  static let usualDay = CalendarDate(daysSince1970: 20_255)

  /// The day on which every question is asked, after all was recorded.
  static let askedOn = CalendarDate(daysSince1970: 21_000)

  private let world: CaseWorld
  private var asked: Statement
  private let snapshot: Snapshot
  private let shown: Set<String>

  /// The moment at which services should be open.
  private let moment: Int64?

  private init(_ asked: Statement, of world: CaseWorld) throws {
    self.world = world
    self.asked = asked
    let day = try self.asked.day("on")
    let moment = try self.asked.take("at").map { text in
      guard let milliseconds = QuebecTime.milliseconds(text),
        let day = CalendarDate(text.prefix(10))
      else { throw asked.error("“\(text)” is no moment") }
      return (day, milliseconds)
    }
    self.moment = moment?.1
    var known = KnownAt.now
    if let day = try self.asked.day("known on") {
      known = .time(milliseconds: Clock.milliseconds(of: day))
    }
    snapshot = try world.workspace().snapshot(
      on: day ?? moment?.0 ?? Self.usualDay, asKnownAt: known)
    shown = Set(self.asked.words("show"))
  }

  /// What the program answers, in lines as the file writes them; an error is an answer too.
  static func answer(_ asked: Statement, of world: CaseWorld) throws -> [String] {
    if asked.verb == "recording" { return try world.recording(asked) }
    var question = try CaseQuestion(asked, of: world)
    do {
      return try question.answer()
    } catch let error as any UserFacingError {
      return CaseAnswer.lines("refused") { error.message(in: $0) }
    }
  }

  private mutating func answer() throws -> [String] {
    let answer = CaseAnswer(snapshot: snapshot, shown: shown)
    switch asked.verb {
    case "lookup":
      let home = try home(&asked)
      let request = try request(&asked)
      try asked.finish()
      return answer.lines(try snapshot.lookup(home, request))
    case "why":
      let (home, id) = (try home(&asked), try asked.service(try asked.word(0)))
      let request = try request(&asked)
      try asked.finish()
      let explanation = try snapshot.explain(id, to: home, request)
      return answer.lines(try world.workspace().ground(explanation, in: snapshot))
    case "basket":
      let id = try asked.territory(try asked.word(0))
      try asked.finish()
      return answer.lines(try snapshot.basket(of: id))
    case "moving":
      let (old, new) = (try asked.need("from"), try asked.need("to"))
      let request = try request(&asked)
      try asked.finish()
      let answered = try snapshot.moving(
        from: snapshot.locate(try world.spots.point(old, asked)),
        to: snapshot.locate(try world.spots.point(new, asked)), request)
      return answer.lines(answered)
    case "household": return try household(answer)
    default: throw asked.error("“\(asked.verb)” is no question")
    }
  }

  /// Asks for several persons.
  ///
  /// `Asked household; homes: A=moulin B=quai; members: mother=A,B child=B; gmf of mother: saules`.
  private mutating func household(_ answer: CaseAnswer) throws -> [String] {
    var homes: [HouseholdHome] = []
    for (label, spot) in try pairs("homes") {
      let home = snapshot.locate(try world.spots.point(spot, asked))
      homes.append(HouseholdHome(label: label, home: home))
    }
    var members: [HouseholdMember] = []
    for (label, homes) in try pairs("members") {
      var request = LookupRequest(day: snapshot.day)
      request.gmf = try asked.take("gmf of \(label)").map(asked.resource)
      request.person.ageYears = try asked.integer("age of \(label)")
      let labels = homes.split(separator: ",").map(String.init)
      members.append(HouseholdMember(label: label, homes: labels, request: request))
    }
    try asked.finish()
    return answer.lines(try snapshot.household(homes: homes, members: members))
  }

  private mutating func pairs(_ key: String) throws -> [(String, String)] {
    try asked.words(key).map { word in
      let parts = word.split(separator: "=").map(String.init)
      guard parts.count == 2 else { throw asked.error("“\(word)” is no label=value") }
      return (parts[0], parts[1])
    }
  }

  // MARK: - The person

  private func home(_ asked: inout Statement) throws -> Home {
    if let code = asked.take("home by postal code") { return try snapshot.locate(postalCode: code) }
    let point = try world.spots.point(try asked.need("home"), asked)
    let doubt = try asked.integer("within metres") ?? 0
    let home = snapshot.locate(point, doubtMetres: Double(doubt))
    let (code, door) = (asked.take("postal code"), asked.phrase("door"))
    return home.with(
      postalCode: code.flatMap { PostalCode($0) }, street: door.flatMap { StreetDoor($0) })
  }

  private func request(_ asked: inout Statement) throws -> LookupRequest {
    let person = PersonFacts(
      ageYears: try asked.integer("age"), isAmong: Set(asked.words("is")),
      isNotAmong: Set(asked.words("is not")), languages: asked.words("languages"),
      acceptsInterpreter: asked.take("interpreter").map { $0 == "yes" },
      access: try asked.code("access", AccessRoute.self),
      costMax: try asked.code("can pay", CostKind.self))
    return LookupRequest(
      gmf: try asked.take("gmf").map(asked.resource),
      need: try asked.phrase("need").map(snapshot.need(meant:)), person: person,
      mode: try asked.code("mode", ServiceMode.self),
      isNotNearHome: asked.take("not near home") == "yes", day: snapshot.day,
      momentMilliseconds: moment)
  }
}
