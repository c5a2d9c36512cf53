internal import Domain
internal import Engine
internal import JSONText

extension AnswerJSON {
  /// What became of a territory that ended.
  func members(of former: FormerTerritory, to json: inout JSONWriter) {
    json.key("territory")
    write(former.territory, to: &json)
    json.member("how", former.how.word)
    json.member("endedOn", former.endedOn.description)
    json.member("officialOn", ifPresent: former.officialOn?.description)
    json.member("act", ifPresent: former.act)
    write(former.successors, named: "successors", to: &json)
  }

  /// The territory that was asked about, where it ended and another took its place.
  func write(asked: FormerTerritory?, to json: inout JSONWriter) {
    guard let asked else { return }
    json.key("asked")
    json.object { json in
      members(of: asked, to: &json)
      json.member("text", SuccessionWords.ended(asked, in: language))
    }
  }

  /// A part that passed from one territory to another.
  func members(of part: PassedPart, to json: inout JSONWriter) {
    json.key("from")
    write(part.from, to: &json)
    json.key("to")
    write(part.to, to: &json)
    json.member("isWhole", part.isWhole)
    json.member("passedOn", part.passedOn.description)
    json.member("officialOn", ifPresent: part.officialOn?.description)
  }
}

extension FormerTerritory.How {
  /// The word of the contract.
  var word: String {
    switch self {
    case .merged: "merged"
    case .recoded: "recoded"
    case .split: "split"
    case .abolished: "abolished"
    }
  }
}
