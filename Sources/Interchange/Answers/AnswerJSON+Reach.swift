internal import Domain
public import Engine
internal import JSONText

extension AnswerJSON {
  /// Whom a service reaches, schema `ancrage.reach/1`.
  public func reach(_ answer: ReachAnswer) -> [UInt8] {
    document("ancrage.reach/1") { json in members(of: answer, to: &json) }
  }

  /// What a declaration recorded, or would record, schema `ancrage.reach-report/1`.
  public func reach(_ report: ReachReport) -> [UInt8] {
    document("ancrage.reach-report/1") { json in
      members(of: report.after, position: report.position, to: &json)
      if let before = report.before {
        json.key("before")
        json.object { write(before, to: &$0) }
      }
      write(report.difference.added, named: "added", to: &json)
      write(report.difference.removed, named: "removed", to: &json)
      json.member("isSimplified", report.isSimplified)
      json.member("isKnown", report.isKnown)
      json.member("isDryRun", report.isDryRun)
    }
  }

  private func members(
    of answer: ReachAnswer, position: Int64? = nil, to json: inout JSONWriter
  ) {
    json.member("on", answer.day.description)
    json.key("position")
    json.integer(position ?? answer.position)
    json.key("service")
    json.object { json in
      json.member("id", answer.service.text)
      json.member("name", answer.serviceName)
    }
    if let declared = answer.declared {
      json.key("reach")
      json.object { write(declared, to: &$0) }
    }
    let words = ReachWords(
      territories: answer.names.territories, resources: answer.names.resources)
    json.member("text", words.text(answer.reach, in: language))
    json.key("coverage")
    json.array { json in
      for coverage in answer.coverage { json.object { write(coverage, to: &$0) } }
    }
  }

  private func write(_ declared: DeclaredReach, to json: inout JSONWriter) {
    write(declared.reach.clauses, named: "clauses", to: &json)
    json.member("declaredBy", declared.declaredBy)
    json.member("effectiveOn", declared.effectiveOn.description)
  }

  private func write(
    _ clauses: [Reach.Clause], named name: String, to json: inout JSONWriter
  ) {
    json.key(name)
    json.array { json in for clause in clauses { json.clause(clause) } }
  }

  private func write(_ coverage: ReachAnswer.Coverage, to json: inout JSONWriter) {
    json.member("kind", coverage.kind.name)
    write(coverage.whole, named: "whole", to: &json)
    write(coverage.partly, named: "partly", to: &json)
    if let people = coverage.people {
      json.key("people")
      json.object { json in
        json.member("count", ifPresent: people.count)
        json.member("year", ifPresent: people.year)
      }
    }
  }
}
