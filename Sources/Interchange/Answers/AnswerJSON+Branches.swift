public import Engine
internal import EventLog
internal import Hashing
internal import JSONText

extension AnswerJSON {
  /// The answer to `branch create`, schema `ancrage.branch-create/1`.
  public func branchCreated(_ branch: Branch) -> [UInt8] {
    document("ancrage.branch-create/1") { members(of: branch, to: &$0) }
  }

  /// The answer to `branch list`, schema `ancrage.branch-list/1`.
  public func branches(_ branches: [BranchSummary]) -> [UInt8] {
    document("ancrage.branch-list/1") { json in
      json.key("branches")
      json.array { json in
        for summary in branches {
          json.object { json in
            json.member("name", summary.branch.name.text)
            members(of: summary.branch, to: &json)
            json.member("events", summary.eventCount)
            json.member("laterEvents", summary.laterCount)
          }
        }
      }
    }
  }

  /// The answer to `branch show`, schema `ancrage.branch-show/1`.
  public func branch(_ report: BranchReport) -> [UInt8] {
    document("ancrage.branch-show/1") { json in
      members(of: report.branch, to: &json)
      json.member("laterEvents", report.laterCount)
      write(report.changes, to: &json)
      json.key("events")
      json.array { json in
        for event in report.events {
          CloudEventsWriter.write(event, previous: nil, branch: report.branch, to: &json)
        }
      }
    }
  }

  /// The answer to `branch delete`, schema `ancrage.branch-delete/1`.
  public func branchDeleted() -> [UInt8] { document("ancrage.branch-delete/1") { _ in } }

  /// The answer to `branch promote`, schema `ancrage.branch-promote/1`.
  public func branchPromoted(_ report: PromotionReport) -> [UInt8] {
    document("ancrage.branch-promote/1") { json in
      json.member("isDryRun", report.isDryRun)
      json.member("wasReal", report.wasKnown)
      json.key("events")
      json.object { json in
        for (type, count) in report.eventCounts.sorted(by: { $0.key < $1.key }) {
          json.member(type, ifPresent: count)
        }
      }
      json.member("position", report.position)
      write(report.changes, to: &json)
    }
  }

  private func members(of branch: Branch, to json: inout JSONWriter) {
    json.member("purpose", ifPresent: branch.purpose)
    json.key("fork")
    json.object { json in
      json.member("position", branch.fork.position)
      json.member("hash", branch.fork.hash.hexadecimal)
    }
    json.member("createdAt", CloudEventTime.text(branch.createdAtMilliseconds))
    json.member("createdBy", branch.createdBy)
    guard let promotion = branch.promotion else { return }
    json.key("promotion")
    json.object { json in
      json.member("position", promotion.position)
      json.member("at", CloudEventTime.text(promotion.atMilliseconds))
      json.member("by", promotion.by)
    }
  }

  private func write(_ changes: [ChangedSubject], to json: inout JSONWriter) {
    json.key("changes")
    json.array { json in
      for change in changes {
        json.object { json in
          json.member("subject", change.stream)
          json.key("positions")
          json.array { json in for position in change.positions { json.integer(position) } }
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ value: Int64) {
    key(name)
    integer(value)
  }
}
