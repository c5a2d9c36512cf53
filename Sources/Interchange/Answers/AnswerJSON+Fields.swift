internal import Domain
internal import Engine
internal import Hashing
internal import JSONText

extension AnswerJSON {
  /// What became otherwise, field by field, as the member `changes`.
  func write(_ changes: [FieldChange], to json: inout JSONWriter) {
    json.key("changes")
    json.array { json in
      for change in changes {
        json.object { json in
          json.member("field", change.field.rawValue)
          if change.field == .reach {
            writeReach(change, to: &json)
          } else {
            write(change.before, named: "before", to: &json)
            write(change.after, named: "after", to: &json)
          }
        }
      }
    }
  }

  /// A reach, clause by clause.
  private func writeReach(_ change: FieldChange, to json: inout JSONWriter) {
    let difference = ReachDifference(from: change.before?.reach, to: change.after?.reach)
    for (key, clauses) in [("added", difference.added), ("removed", difference.removed)] {
      json.key(key)
      json.array { json in
        for clause in clauses { json.clause(clause) }
      }
    }
  }

  private func write(_ value: FieldValue?, named key: String, to json: inout JSONWriter) {
    guard let value else { return }
    json.key(key)
    write(value, to: &json)
  }

  private func write(_ value: FieldValue, to json: inout JSONWriter) {
    switch value {
    case .text(let text): json.string(text)
    case .number(let number): json.integer(number)
    case .territories(let ids): strings(ids.map(\.text), to: &json)
    case .organization(let id): json.string(id.text)
    case .resource(let id): json.string(id.text)
    case .boundary(let digest, let area):
      json.object { json in
        json.member("digest", digest.hexadecimal)
        json.metres("squareMetres", area)
      }
    case .place(let place):
      json.string(
        [place.address, place.municipality, place.postalCode].compactMap(\.self)
          .joined(separator: ", "))
    case .secret: json.string("confidential")
    case .status(let status): write(status, to: &json)
    case .kind(let kind): json.string(kind.rawValue)
    case .category(let category): json.string(category.code)
    case .languages(let codes), .clientele(let codes): strings(codes, to: &json)
    case .modes(let modes): strings(modes.map(\.rawValue), to: &json)
    case .access(let routes): strings(routes.map(\.rawValue), to: &json)
    case .ages(let low, let high):
      json.object { json in
        json.member("minYears", ifPresent: low)
        json.member("maxYears", ifPresent: high)
      }
    case .group(let group): write(group, to: &json)
    case .reach(let reach):
      json.array { json in
        for clause in reach.clauses { json.clause(clause) }
      }
    case .wait(let intake, let until):
      json.object { json in members(of: intake, believedUntil: until, to: &json) }
    case .clienteleRule(let rule): json.string(rule.rawValue)
    case .costKind(let kind): json.string(kind.rawValue)
    case .schedule(let schedule): json.string(schedule.text)
    case .people(let counts):
      json.object { json in
        for count in counts { json.member(count.territory.text, ifPresent: count.people) }
      }
    case .role(let role): json.string(role.rawValue)
    case .file(let digest): json.string(digest.hexadecimal)
    case .facet(let facet): json.string(facet.rawValue)
    case .words(let words):
      json.object { json in
        json.member("fr", words.french)
        json.member("en", words.english)
      }
    case .wordLists(let french, let english):
      json.object { json in
        json.member("fr", french)
        json.member("en", english)
      }
    case .categories(let categories): strings(categories.map(\.code), to: &json)
    case .foreignCodes(let foreign):
      json.object { json in
        for codes in foreign { json.member(codes.taxonomy, codes.codes) }
      }
    case .yesNo(let value): json.boolean(value)
    }
  }

  private func strings(_ texts: [String], to json: inout JSONWriter) {
    json.array { json in
      for text in texts { json.string(text) }
    }
  }

  private func write(_ status: FieldValue.Status, to json: inout JSONWriter) {
    json.object { json in
      switch status {
      case .inForce: json.member("type", "inForce")
      case .merged(let into):
        json.member("type", "merged")
        json.member("into", [into.text])
      case .recoded(let into):
        json.member("type", "recoded")
        json.member("into", [into.text])
      case .split(let into):
        json.member("type", "split")
        json.member("into", ids: into)
      case .ended(let reason):
        json.member("type", "ended")
        json.member("reason", ifPresent: reason)
      case .suspended(let until, let reason):
        json.member("type", "suspended")
        json.member("until", ifPresent: until?.description)
        json.member("reason", ifPresent: reason)
      case .superseded(let by):
        json.member("type", "superseded")
        json.member("by", by.text)
      case .retired(let successors, let reason):
        json.member("type", "retired")
        json.member("successors", ifAny: successors.map(\.code))
        json.member("reason", ifPresent: reason)
      }
    }
  }
}

extension FieldValue {
  fileprivate var reach: Reach? { if case .reach(let reach) = self { reach } else { nil } }
}
