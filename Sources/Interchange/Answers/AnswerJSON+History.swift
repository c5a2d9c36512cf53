internal import Domain
public import Engine
internal import JSONText

extension AnswerJSON {
  /// The answer to `history`, schema `ancrage.history/1`.
  public func history(_ story: Story) -> [UInt8] {
    document("ancrage.history/1") { json in
      json.member("on", story.day.description)
      json.key("position")
      json.integer(story.position)
      write(story.about, named: "subject", to: &json)
      write(story.request, to: &json)
      json.member("order", story.request.order.rawValue)
      write(story.entries, named: "entries", on: story.day, to: &json)
    }
  }

  /// The answer to `history --territory`, schema `ancrage.territory-history/1`.
  public func territoryHistory(_ story: TerritoryStory) -> [UInt8] {
    document("ancrage.territory-history/1") { json in
      json.member("on", story.day.description)
      json.key("position")
      json.integer(story.position)
      json.key("territory")
      write(story.territory, to: &json)
      write(story.request, to: &json)
      json.key("days")
      json.array { json in
        for day in story.days {
          json.object { json in
            json.member("on", day.on.description)
            write(day.territories, named: "territories", on: story.day, to: &json)
            json.key("services")
            json.array { json in
              for turn in day.services { write(turn, on: story.day, to: &json) }
            }
            write(day.others, named: "others", on: story.day, to: &json)
          }
        }
      }
    }
  }

  /// What a correction does, schema `ancrage.correct/1`.
  public func correction(_ report: CorrectionReport) -> [UInt8] {
    document("ancrage.correct/1") { json in
      json.member("isDryRun", report.position == nil)
      if let position = report.position {
        json.key("position")
        json.integer(position)
      }
      json.key("entry")
      write(report.entry, on: report.day, to: &json)
      json.key("periods")
      json.array { json in
        for period in report.periods {
          json.object { json in
            json.member("from", period.from.description)
            json.member("until", ifPresent: period.until?.description)
          }
        }
      }
      json.key("today")
      json.object { json in
        json.member("on", report.day.description)
        write(report.today, to: &json)
      }
    }
  }

  private func write(_ request: HistoryRequest, to json: inout JSONWriter) {
    json.member("from", ifPresent: request.from?.description)
    json.member("to", ifPresent: request.to?.description)
  }

  private func write(_ subject: NamedSubject, named key: String, to json: inout JSONWriter) {
    json.key(key)
    json.object { json in
      json.member("id", subject.subject.text)
      json.member("name", subject.name)
    }
  }

  private func write(_ turn: BasketTurn, on day: CalendarDate, to json: inout JSONWriter) {
    json.object { json in
      write(turn.service, named: "service", to: &json)
      write(turn.resource, named: "resource", to: &json)
      json.member("before", ifPresent: turn.before?.word)
      json.member("after", ifPresent: turn.after?.word)
      json.member("text", TurnWords.text(turn, in: language))
      write(turn.because, named: "because", on: day, to: &json)
    }
  }

  private func write(
    _ entries: [StoryEntry], named key: String, on day: CalendarDate, to json: inout JSONWriter
  ) {
    json.key(key)
    json.array { json in
      for entry in entries { write(entry, on: day, to: &json) }
    }
  }

  private func write(_ entry: StoryEntry, on day: CalendarDate, to json: inout JSONWriter) {
    json.object { json in
      write(entry.about, named: "subject", to: &json)
      json.member("relation", entry.relation.rawValue)
      json.member("type", entry.statement.event.type)
      json.member("on", entry.statement.effectiveOn.description)
      write(entry.recording, to: &json)
      write(entry.statement.event.reform, to: &json)
      json.member("isTakenBack", entry.isTakenBack)
      json.member("isAnnounced", entry.statement.effectiveOn > day)
      json.member("text", StoryWords.text(entry, taxonomy: taxonomy, in: language))
      write(entry.changes, to: &json)
      json.key("corrections")
      json.array { json in
        for correction in entry.corrections { write(correction, of: entry, to: &json) }
      }
    }
  }

  private func write(
    _ correction: StoryCorrection, of entry: StoryEntry, to json: inout JSONWriter
  ) {
    json.object { json in
      write(correction.recording, to: &json)
      json.member("reason", ifPresent: correction.reason)
      write(correction.replaced, named: "replaced", of: entry, to: &json)
      write(correction.instead, named: "instead", of: entry, to: &json)
      write(correction.changes, to: &json)
    }
  }

  private func write(
    _ statement: Statement?, named key: String, of entry: StoryEntry, to json: inout JSONWriter
  ) {
    guard let statement else { return }
    json.key(key)
    json.object { json in
      json.member("on", statement.effectiveOn.description)
      json.member(
        "text",
        StoryWords.text(
          statement, names: entry.names, taxonomy: taxonomy, in: language))
    }
  }

  private func write(_ recording: Recording, to json: inout JSONWriter) {
    json.key("position")
    json.integer(recording.position)
    json.member("recordedAt", CloudEventTime.text(recording.atMilliseconds))
    json.member("actor", recording.actor)
    json.member("source", recording.source)
  }

  private func write(_ reform: ReformNote?, to json: inout JSONWriter) {
    guard let reform else { return }
    json.key("reform")
    json.object { json in
      json.member("title", ifPresent: reform.title)
      json.member("act", ifPresent: reform.act)
      json.member("officialOn", ifPresent: reform.officialOn?.description)
    }
  }
}
