internal import Domain
internal import Engine
internal import JSONText

extension AnswerJSON {
  /// What is announced of territories, as the member `announced`.
  func write(announced: [TerritoryAnnouncement], to json: inout JSONWriter) {
    json.key("announced")
    json.array { json in
      for announcement in announced { json.object { write(announcement, to: &$0) } }
    }
  }

  /// What is announced of a resource, as the member `announced`.
  func write(announced: [Announcement], to json: inout JSONWriter) {
    json.key("announced")
    json.array { json in
      for announcement in announced {
        json.object { json in
          members(of: announcement, to: &json)
          json.member("text", AnnouncementWords.text(announcement, in: language))
        }
      }
    }
  }

  /// The type of a change, its day and its facts.
  func members(of announcement: Announcement, to json: inout JSONWriter) {
    json.member("type", announcement.change.word)
    json.member("on", announcement.on.description)
    switch announcement.change {
    case .resourceRenamed(let name): json.member("name", name)
    case .suspended(let until, let reason):
      json.member("until", ifPresent: until?.description)
      json.member("reason", ifPresent: reason)
    case .resourceCloses, .resourceReopens, .resourceMoves, .resourceDescribed, .withdrawn,
      .resumes, .reach, .details:
      return
    }
  }

  private func write(_ announcement: TerritoryAnnouncement, to json: inout JSONWriter) {
    json.key("territory")
    write(announcement.territory, to: &json)
    json.member("type", announcement.change.word)
    json.member("on", announcement.on.description)
    switch announcement.change {
    case .merged(let into), .recoded(let into), .givesPart(let into):
      write([into], named: "into", to: &json)
    case .split(let into): write(into, named: "into", to: &json)
    case .renamed(let name): json.member("name", name)
    case .reparented(let parents): write(parents, named: "parents", to: &json)
    case .abolished, .redrawn: break
    }
    json.member("text", AnnouncementWords.text(announcement, in: language))
  }
}

extension Announcement.Change {
  /// The word of the contract.
  fileprivate var word: String {
    switch self {
    case .resourceCloses: "resourceWillClose"
    case .resourceReopens: "resourceWillReopen"
    case .resourceMoves: "resourceWillMove"
    case .resourceRenamed: "resourceWillBeRenamed"
    case .resourceDescribed: "contactWillChange"
    case .withdrawn: "willBeWithdrawn"
    case .suspended: "willBeSuspended"
    case .resumes: "willResume"
    case .reach: "reachWillChange"
    case .details: "detailsWillChange"
    }
  }
}

extension TerritoryAnnouncement.Change {
  /// The word of the contract.
  fileprivate var word: String {
    switch self {
    case .merged: "willBeMerged"
    case .recoded: "willBeRecoded"
    case .split: "willBeSplit"
    case .abolished: "willBeAbolished"
    case .renamed: "willBeRenamed"
    case .redrawn: "willBeRedrawn"
    case .reparented: "willBeReparented"
    case .givesPart: "willGivePart"
    }
  }
}
