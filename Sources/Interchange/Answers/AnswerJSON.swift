public import Domain
public import Engine
public import JSONText

/// The answers of the queries as JSON: a contract, described in `JSON.md`.
///
/// Identifiers, codes and numbers are the same in every language; only `name`, `label` and `text`
/// are for people. No answer holds the point, the address or the postal code that was asked about.
public struct AnswerJSON: Sendable {
  /// Language of `label` and `text`.
  public let language: Language

  /// The branch that the answers are about; `nil` for what is real.
  public let branch: BranchName?

  /// What categories are called.
  public let taxonomy: Taxonomy

  /// Layout of the text.
  public let style: JSONWriter.Style

  public init(
    language: Language, branch: BranchName?, taxonomy: Taxonomy = .own,
    style: JSONWriter.Style = .compact
  ) {
    self.taxonomy = taxonomy
    self.language = language
    self.branch = branch
    self.style = style
  }

  /// The answer to `locate`, schema `ancrage.locate/1`.
  public func locate(_ location: Location, on day: CalendarDate, position: Int64) -> [UInt8] {
    document("ancrage.locate/1") { json in
      json.member("on", day.description)
      json.key("position")
      json.integer(position)
      write(location, to: &json)
    }
  }

  /// The answer to `lookup`, schema `ancrage.lookup/1`.
  public func lookup(_ answer: LookupAnswer) -> [UInt8] {
    document("ancrage.lookup/1") { json in
      json.member("on", answer.day.description)
      json.key("position")
      json.integer(answer.position)
      json.key("home")
      json.object { write(answer.home, to: &$0) }
      if let gmf = answer.gmf {
        json.key("gmf")
        json.object { write(gmf, to: &$0) }
      }
      write(answer.doubt, to: &json)
      json.key("services")
      json.array { json in
        for service in answer.services { json.object { write(service, to: &$0) } }
      }
      json.key("leftOut")
      json.array { json in
        for service in answer.leftOut { json.object { write(service, to: &$0) } }
      }
      json.key("byCategory")
      json.array { json in
        for category in answer.categories { json.object { write(category, to: &$0) } }
      }
      if let groups = answer.awayFromHome { write(groups, to: &json) }
      if let list = answer.nearlyServing { write(list, to: &json) }
      write(answer.establishments, to: &json)
      write(answer.communities, named: "communities", to: &json)
      write(answer.fallback, to: &json)
    }
  }

  /// The answer to `basket`, schema `ancrage.basket/1`.
  ///
  /// `asked` is the territory that was asked about, where it ended and another took its place.
  public func basket(
    _ answer: BasketAnswer, askedAs asked: FormerTerritory? = nil
  ) -> [UInt8] {
    document("ancrage.basket/1") { json in
      json.member("on", answer.day.description)
      json.key("position")
      json.integer(answer.position)
      json.key("territory")
      write(answer.territory, to: &json)
      write(asked: asked, to: &json)
      if let people = answer.people {
        json.key("people")
        write(people, to: &json)
      }
      write(announced: answer.announced, to: &json)
      json.key("services")
      json.array { json in
        for line in answer.lines { json.object { write(line, to: &$0) } }
      }
      write(answer.establishments, to: &json)
    }
  }

  /// A document that begins with the name and version of its schema.
  func document(_ schema: String, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter(style: style)
    json.object { json in
      json.opening(schema, branch: branch)
      body(&json)
    }
    return json.bytes + [0x0A]
  }
}

// MARK: - Places

extension AnswerJSON {
  func write(_ territory: NamedTerritory, to json: inout JSONWriter) {
    json.object { json in
      members(of: territory, to: &json)
    }
  }

  func write(_ territories: [NamedTerritory], named name: String, to json: inout JSONWriter) {
    json.key(name)
    json.array { json in
      for territory in territories { write(territory, to: &json) }
    }
  }

  private func members(of territory: NamedTerritory, to json: inout JSONWriter) {
    json.member("id", territory.id.text)
    json.member("kind", territory.id.kind.name)
    json.member("code", territory.id.code)
    json.member("name", territory.name)
  }

  func write(_ location: Location, to json: inout JSONWriter) {
    write(location.territories, named: "territories", to: &json)
    json.member("precision", location.precision.rawValue)
    if location.basis != .home { json.member("basis", location.basis.rawValue) }
    json.metres("nearestBorderMetres", location.nearestBorderMetres)
    json.metres("doubtMetres", location.doubtMetres)
    write(location.candidates, to: &json)
    if let found = location.found {
      json.key("found")
      write(found, to: &json)
    }
    write(location.contradictions, to: &json)
    write(announced: location.announced, to: &json)
  }

  /// Every territory in which a place may lie, as the member `candidates`.
  func write(_ candidates: [CandidateTerritory], to json: inout JSONWriter) {
    json.key("candidates")
    json.array { json in
      for candidate in candidates {
        json.object { json in
          members(of: candidate.territory, to: &json)
          json.metres("distanceMetres", candidate.distanceMetres)
          json.share("share", candidate.share)
        }
      }
    }
  }

  private func write(_ contradictions: [LayerContradiction], to json: inout JSONWriter) {
    json.key("contradictions")
    json.array { json in
      for contradiction in contradictions {
        json.object { json in
          json.member("kind", contradiction.kind.name)
          write(contradiction.drawn, named: "drawn", to: &json)
          json.key("declared")
          json.array { json in
            for declared in contradiction.declared {
              json.object { json in
                json.key("child")
                write(declared.child, to: &json)
                write(declared.parents, named: "parents", to: &json)
              }
            }
          }
          json.member("text", ContradictionWords.text(contradiction, in: language))
        }
      }
    }
  }

  func write(_ gmf: GMFSurroundings, to json: inout JSONWriter) {
    json.member("id", gmf.id.text)
    json.member("name", gmf.name)
    var union: [NamedTerritory] = []
    for territory in gmf.sites.flatMap(\.territories) where !union.contains(territory) {
      union.append(territory)
    }
    write(union, named: "territories", to: &json)
    json.key("sites")
    json.array { json in
      for site in gmf.sites {
        json.object { json in
          json.member("id", site.id.text)
          json.member("name", site.name)
          json.member("hasPoint", site.hasPoint)
          write(site.territories, named: "territories", to: &json)
          write(site.contradictions, to: &json)
          write(announced: site.announced, to: &json)
        }
      }
    }
    write(announced: gmf.announced, to: &json)
  }
}

extension JSONWriter {
  /// Writes what every document begins with: its schema, and the branch that it is about.
  public mutating func opening(_ schema: String, branch: BranchName?) {
    member("schema", schema)
    member("branch", ifPresent: branch?.text)
  }

  /// Writes a distance to the centimetre, or nothing when there is none.
  mutating func metres(_ name: String, _ value: Double?) {
    guard let value, value.isFinite else { return }
    key(name)
    number((value * 100).rounded() / 100)
  }

  /// Writes a share, 0 to 1, with four decimal places, or nothing when there is none.
  mutating func share(_ name: String, _ value: Double?) {
    guard let value, value.isFinite else { return }
    key(name)
    number((value * 10_000).rounded() / 10_000)
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    boolean(value)
  }

  /// Writes an array of identifiers.
  mutating func member(_ name: String, ids: some Sequence<some EntityID>) {
    member(name, ids.map(\.text))
  }
}
