internal import Domain
public import Engine
internal import JSONText

extension AnswerJSON {
  /// What a reform recorded, or would record, schema `ancrage.reform-report/1`.
  public func reform(_ report: ReformReport) -> [UInt8] {
    let words = ReachWords(territories: report.names)
    return document("ancrage.reform-report/1") { json in
      write(report.plan.note, to: &json)
      json.member("effectiveOn", report.plan.effectiveOn.description)
      json.key("acts")
      json.array { json in
        for act in report.acts {
          json.object { json in
            json.member("act", act.act.word)
            write(act.act.subjects.map(report.named), named: "territories", to: &json)
            json.squareMetres("areaBeforeSquareMetres", act.redrawn?.before)
            json.squareMetres("areaAfterSquareMetres", act.redrawn?.after)
            write(act.passed, report, to: &json)
            json.member("text", ReformWords(words).text(act.act, in: language))
          }
        }
      }
      json.key("moves")
      json.array { json in
        for move in report.moves { json.object { write(move, report, to: &$0) } }
      }
      write(report.retargeted, to: &json)
      json.key("review")
      json.array { json in
        for item in report.review { json.object { write(item, words, report.named, to: &$0) } }
      }
      json.member("untouched", ifPresent: report.untouchedCount)
      json.key("events")
      json.object { json in
        for (type, count) in report.eventCounts.sorted(by: { $0.key < $1.key }) {
          json.member(type, ifPresent: count)
        }
      }
      json.member("isDryRun", report.isDryRun)
      json.key("position")
      json.integer(report.position)
    }
  }

  /// What is open after reforms, schema `ancrage.reform-review/1`.
  public func review(_ answer: ReviewAnswer) -> [UInt8] {
    let words = ReachWords(territories: answer.names, resources: answer.resourceNames)
    return document("ancrage.reform-review/1") { json in
      json.key("position")
      json.integer(answer.position)
      json.member("open", ifPresent: answer.items.count)
      json.key("items")
      json.array { json in
        for item in answer.items {
          json.object { json in
            write(
              item, words, { NamedTerritory(id: $0, name: answer.names[$0] ?? $0.code) },
              to: &json)
          }
        }
      }
    }
  }

  /// What was settled, schema `ancrage.reform-accept/1`.
  public func accepted(_ report: ReviewReport) -> [UInt8] {
    document("ancrage.reform-accept/1") { json in
      write(report.retargeted, to: &json)
      json.member("open", ifPresent: report.openCount)
      json.member("isDryRun", report.isDryRun)
      json.key("position")
      json.integer(report.position)
    }
  }

  /// Where a territory comes from and what became of it, schema `ancrage.lineage/1`.
  public func lineage(_ answer: LineageAnswer) -> [UInt8] {
    document("ancrage.lineage/1") { json in
      json.member("on", answer.day.description)
      json.key("position")
      json.integer(answer.position)
      json.key("territory")
      write(answer.territory, to: &json)
      json.member("exists", answer.exists)
      if let former = answer.former {
        json.key("ended")
        json.object { members(of: former, to: &$0) }
      }
      write(answer.origins, named: "origins", to: &json)
      write(answer.fates, named: "fates", to: &json)
    }
  }
}

extension AnswerJSON {
  private func write(
    _ branches: [LineageAnswer.Branch], named name: String, to json: inout JSONWriter
  ) {
    json.key(name)
    json.array { json in
      for branch in branches {
        json.object { json in
          json.key("territory")
          write(branch.territory, to: &json)
          json.member("how", branch.step.how.rawValue)
          json.member("effectiveOn", branch.step.effectiveOn.description)
          if let reform = branch.step.reform { write(reform, to: &json) }
          json.member("event", ifPresent: Int(branch.step.position))
          json.member("exists", branch.exists)
          json.member("isAnnounced", branch.isAnnounced)
          write(branch.branches, named: name, to: &json)
        }
      }
    }
  }

  private func write(_ note: ReformNote, to json: inout JSONWriter) {
    json.member("title", ifPresent: note.title)
    json.member("act", ifPresent: note.act)
    json.member("officialOn", ifPresent: note.officialOn?.description)
  }

  private func write(
    _ passed: [ReformReport.Passed], _ report: ReformReport, to json: inout JSONWriter
  ) {
    json.key("passed")
    json.array { json in
      for one in passed {
        json.object { json in
          json.key("from")
          write(report.named(one.from), to: &json)
          json.key("to")
          write(report.named(one.to), to: &json)
          json.squareMetres("areaSquareMetres", one.squareMetres)
          if let people = one.people {
            json.key("people")
            write(people, to: &json)
          }
          json.member("isImplied", one.isImplied)
        }
      }
    }
  }

  private func write(
    _ move: ReformDecision.ChildMove, _ report: ReformReport, to json: inout JSONWriter
  ) {
    json.key("territory")
    write(report.named(move.child), to: &json)
    json.member("from", move.from.text)
    json.member("to", move.to.text)
    json.share("share", move.share)
    json.member("isDoubtful", move.isDoubtful)
  }

  private func write(_ lines: [ReformReport.Retargeted], to json: inout JSONWriter) {
    json.key("retargeted")
    json.array { json in
      for one in lines {
        json.object { json in
          json.member("id", one.service.text)
          json.member("name", one.serviceName)
          json.member("effectiveOn", one.effectiveOn.description)
          json.key("replaced")
          json.array { json in
            for replacement in one.replaced {
              json.object { json in
                json.member("from", replacement.from.text)
                json.member("to", ids: replacement.to)
              }
            }
          }
          json.member("isWidened", one.isWidened)
          if let people = one.newPeople {
            json.key("newPeople")
            write(people, to: &json)
          }
        }
      }
    }
  }

  private func write(
    _ item: ReviewItem, _ words: ReachWords, _ named: (TerritoryID) -> NamedTerritory,
    to json: inout JSONWriter
  ) {
    let reform = ReformWords(words)
    json.member("id", item.service.text)
    json.member("name", item.serviceName)
    json.member("resource", ifPresent: item.resource?.text)
    json.key("territory")
    write(named(item.stale.territory), to: &json)
    json.member("cause", item.stale.cause.word)
    json.member("reformedOn", item.stale.reformedOn.description)
    json.member("effectiveOn", item.stale.effectiveOn.description)
    if let note = item.stale.reform { write(note, to: &json) }
    json.member("isNamed", item.stale.isNamed)
    json.member("isExcluded", item.stale.isExcluded)
    json.member("isAutomatic", item.isAutomatic)
    write(item.stale.interval.declared.reach, named: "reach", to: &json)
    json.key("choices")
    json.array { json in
      for choice in item.choices {
        json.object { json in
          json.member("effect", choice.choice.effect.rawValue)
          write(choice.reach, named: "reach", to: &json)
          json.member("text", reform.text(choice.choice, for: item.stale, in: language))
        }
      }
    }
    json.member(
      "text", reform.text(item.stale.cause, of: item.stale.territory, in: language))
  }

  private func write(_ reach: Reach, named name: String, to json: inout JSONWriter) {
    json.key(name)
    json.array { json in
      for clause in reach.clauses { json.clause(clause) }
    }
  }
}

extension ReformAct {
  /// The word of the contract, which is that of the plan.
  var word: String {
    switch self {
    case .merge: "merge"
    case .split: "split"
    case .transfer: "transfer"
    case .exchange: "exchange"
    case .rename: "rename"
    case .recode: "recode"
    case .reparent: "reparent"
    case .redraw: "redraw"
    case .abolish: "abolish"
    case .create: "create"
    }
  }
}

extension StaleReference.Cause {
  /// The word of the contract.
  var word: String {
    switch self {
    case .partPassed: "partPassed"
    case .ended(let ending):
      switch ending.status {
      case .existing: "existing"
      case .merged: "merged"
      case .recoded: "recoded"
      case .split: "split"
      case .abolished: "abolished"
      }
    }
  }
}

extension JSONWriter {
  /// Writes an area to the square metre, or nothing when there is none.
  mutating func squareMetres(_ name: String, _ value: Double?) {
    guard let value, value.isFinite else { return }
    key(name)
    number(value.rounded())
  }
}
