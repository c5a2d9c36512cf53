internal import Domain
public import Engine
internal import JSONText

extension AnswerJSON {
  /// The answer to `compare`, schema `ancrage.compare/1`.
  public func comparison(_ answer: BasketComparison) -> [UInt8] {
    document("ancrage.compare/1") { json in
      json.member("compares", answer.isOfPlaces ? "places" : "vantages")
      write(answer.steps, to: &json)
      json.key("differences")
      json.array { json in
        for difference in answer.differences {
          json.object { write(difference, isOfPlaces: answer.isOfPlaces, to: &$0) }
        }
      }
      write(answer.events, to: &json)
    }
  }

  /// The answer to `branch compare` without a territory, schema `ancrage.branch-compare/1`.
  public func branchOverview(_ answer: BranchOverview) -> [UInt8] {
    document("ancrage.branch-compare/1") { json in
      json.member("on", answer.day.description)
      json.member("unchanged", ifPresent: answer.unchangedCount)
      json.member("nextDay", ifPresent: answer.nextDay?.description)
      json.key("differences")
      json.array { json in
        for difference in answer.differences {
          json.object { counts(of: difference, to: &$0) }
        }
      }
      write(answer.began, named: "began", to: &json)
      write(answer.ended, named: "ended", to: &json)
      write(answer.events, to: &json)
    }
  }

  /// What a difference between two vantages comes to, without the services.
  private func counts(of difference: BasketDifference, to json: inout JSONWriter) {
    write(difference.before, named: "before", to: &json)
    write(difference.after, named: "after", to: &json)
    writeGroups(of: difference, to: &json)
    writeCauses(of: difference, to: &json)
  }

  /// The answer to `feed`, schema `ancrage.feed/1`.
  public func feed(_ feed: BasketFeed) -> [UInt8] {
    document("ancrage.feed/1") { json in
      json.key("position")
      json.integer(feed.position)
      json.key("territory")
      write(feed.territory, to: &json)
      json.key("days")
      json.array { json in
        for day in feed.days { json.object { write(day, to: &$0) } }
      }
      write(feed.events, to: &json)
    }
  }

  private func write(_ day: BasketDay, to json: inout JSONWriter) {
    json.member("on", day.day.description)
    json.member("updated", CloudEventTime.text(day.updatedAtMilliseconds))
    switch day.change {
    case .began(let count, let steps):
      json.member("type", "began")
      json.member("serviceCount", ifPresent: count)
      write(steps, to: &json)
    case .ended(let steps):
      json.member("type", "ended")
      write(steps, to: &json)
    case .changed(let services):
      json.member("type", "changed")
      write(services, to: &json)
    }
    write(day.events, to: &json)
  }

  private func write(
    _ difference: BasketDifference, isOfPlaces: Bool, to json: inout JSONWriter
  ) {
    write(difference.before, named: "before", to: &json)
    write(difference.after, named: "after", to: &json)
    writeGroups(of: difference, to: &json)
    if isOfPlaces {
      write(difference.categories, to: &json)
    } else {
      writeCauses(of: difference, to: &json)
    }
    write(difference.services, to: &json)
  }

  private func writeGroups(of difference: BasketDifference, to json: inout JSONWriter) {
    json.key("counts")
    json.object { json in
      for group in ServiceDifference.Group.allCases {
        json.member(group.rawValue, ifPresent: difference.count(group))
      }
      json.member("unchanged", ifPresent: difference.unchangedCount)
    }
  }

  private func writeCauses(of difference: BasketDifference, to json: inout JSONWriter) {
    json.key("causes")
    json.object { json in
      for cause in ServiceDifference.Cause.allCases {
        json.member(cause.rawValue, ifPresent: difference.count(cause))
      }
    }
    write(difference.concerned, to: &json)
    write(difference.territoryChanges, to: &json)
  }

  private func write(
    _ side: BasketDifference.Side, named name: String, to json: inout JSONWriter
  ) {
    json.key(name)
    json.object { json in
      json.key("territory")
      write(side.territory, to: &json)
      json.member("on", side.day.description)
      json.member("branch", ifPresent: side.branch?.text)
      json.key("position")
      json.integer(side.position)
      json.member("knownAt", ifPresent: side.knownAtMilliseconds.map(CloudEventTime.text))
      json.member("serviceCount", ifPresent: side.serviceCount)
      if let people = side.people {
        json.key("people")
        write(people, to: &json)
      }
    }
  }

  private func write(_ concerned: PeopleConcerned, to json: inout JSONWriter) {
    json.key("concerned")
    json.object { json in
      switch concerned {
      case .nobody: json.member("who", "nobody")
      case .unknown: json.member("who", "unknown")
      case .all(let people):
        json.member("who", "all")
        json.key("people")
        write(people, to: &json)
      case .atMost(let people):
        json.member("who", "atMost")
        json.key("people")
        write(people, to: &json)
      }
    }
  }

  private func write(_ categories: [CategoryDifference], to json: inout JSONWriter) {
    json.key("byCategory")
    json.array { json in
      for category in categories {
        json.object { json in
          json.member("category", category.category.code)
          json.member("label", taxonomy.label(category.category, in: language))
          json.member("relation", category.relation.rawValue)
          json.member("onlyFirst", ifPresent: category.onlyFirstCount)
          json.member("shared", ifPresent: category.sharedCount)
          json.member("onlySecond", ifPresent: category.onlySecondCount)
        }
      }
    }
  }

  private func write(_ changes: [TerritoryChange], to json: inout JSONWriter) {
    json.key("territoryChanges")
    json.array { json in
      for change in changes {
        json.object { json in
          json.member("territory", change.territory.text)
          json.member("type", change.kind.rawValue)
          write(change.events, to: &json)
        }
      }
    }
  }

  private func write(_ services: [ServiceDifference], to json: inout JSONWriter) {
    json.key("services")
    json.array { json in
      for service in services { json.object { write(service, to: &$0) } }
    }
  }

  private func write(_ service: ServiceDifference, to json: inout JSONWriter) {
    json.member("id", ifPresent: service.line?.id.text)
    json.member("group", service.group.rawValue)
    json.member("cause", ifPresent: service.cause?.rawValue)
    if service.isRetargeted { json.member("isRetargeted", true) }
    json.member("fields", ifAny: service.fields.map(\.rawValue))
    for (name, line) in [("before", service.before), ("after", service.after)] {
      guard let line else { continue }
      json.key(name)
      json.object { write(line, to: &$0) }
    }
    json.member("text", DifferenceWords.lines(of: service, in: language))
    guard !service.events.isEmpty else { return }
    json.key("events")
    json.array { json in
      for event in service.events {
        json.object { json in
          write(event.reference, to: &json)
          json.member("of", event.isOfBorders ? "borders" : "services")
          if event.isCorrection { json.member("isCorrection", true) }
        }
      }
    }
  }

  private func write(_ references: [EventReference], to json: inout JSONWriter) {
    json.key("events")
    json.array { json in
      for reference in references { json.object { write(reference, to: &$0) } }
    }
  }

  private func write(_ reference: EventReference, to json: inout JSONWriter) {
    json.key("position")
    json.integer(reference.position)
    json.member("branch", ifPresent: reference.branch?.text)
  }

  private func write(_ steps: [ComparisonStep], to json: inout JSONWriter) {
    json.key("steps")
    json.array { json in
      for step in steps {
        json.object { json in
          json.key("from")
          write(step.from, to: &json)
          json.key("to")
          write(step.to, to: &json)
          json.member("how", step.step.how.rawValue)
          json.member("on", step.step.effectiveOn.description)
          json.member("officialOn", ifPresent: step.step.officialOn?.description)
          json.member("act", ifPresent: step.step.reform?.act)
          write(step.reference, to: &json)
          json.member("text", DifferenceWords.text(step, in: language))
        }
      }
    }
  }

  func write(_ events: [LoggedEvent], to json: inout JSONWriter) {
    json.key("events")
    json.array { json in
      for event in events {
        json.object { json in
          write(event.reference, to: &json)
          json.member("type", event.type)
          json.member("subject", event.event.subject.text)
          json.member("effectiveOn", event.effectiveOn.description)
          json.member("recordedAt", CloudEventTime.text(event.recordedAtMilliseconds))
          json.member("source", event.source)
          json.member("actor", event.actor)
          json.member("text", DifferenceWords.text(event, in: language))
        }
      }
    }
  }
}
