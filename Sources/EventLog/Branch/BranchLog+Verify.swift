internal import Hashing

extension BranchLog {
  /// Verifies the base through the fork, that the fork is where it was, and the overlay.
  ///
  /// What the base holds after the fork is no part of the branch, and a fault there none of the
  /// branch's.
  public func verify(
    noted: LogHead?, progress: (_ position: Int64, _ last: Int64) -> Void
  ) throws(EventLogError) -> Result<ChainSummary, ChainFault> {
    let head = try head()
    let last = max(head.position, noted?.position ?? 0)
    if let fault = try faultOfBase(noted: noted, progress: { progress($0, last) }) {
      return .failure(fault)
    }
    if let fault = try faultOfOverlay(progress: { progress($0, last) }) {
      return .failure(fault)
    }
    if let fault = try faultOfNoted(noted, head: head) { return .failure(fault) }
    var summary = ChainSummary()
    summary.eventCount = head.position
    summary.streamCount = try streamCount(through: head.position)
    summary.erasedContentCount = head.erasedContentCount
    summary.headHash = head.hash
    return .success(summary)
  }

  private func faultOfBase(
    noted: LogHead?, progress: (Int64) -> Void
  ) throws(EventLogError) -> ChainFault? {
    let start = LogHead(position: fork.position, hash: fork.hash, erasedContentCount: 0)
    let isWithinBase = noted.map { $0.position <= fork.position } ?? false
    let result = try base.verify(noted: isWithinBase ? noted : start) { position, _ in
      progress(min(position, fork.position))
    }
    if case .failure(let fault) = result, fault.position <= fork.position {
      return fault
    }
    let hash = fork.position > 0 ? try base.events(from: fork.position, limit: 1).first?.hash : nil
    guard hash ?? .zero == fork.hash else {
      return ChainFault(
        position: fork.position,
        problem: .notTheNotedHash(noted: fork.hash, found: hash ?? .zero))
    }
    return nil
  }

  private func faultOfOverlay(
    progress: (Int64) -> Void
  ) throws(EventLogError) -> ChainFault? {
    let result = try inOverlay { () throws(EventLogError) in
      try overlay.verify(noted: nil) { position, _ in progress(fork.position + position) }
    }
    guard case .failure(let fault) = result else { return nil }
    let problem: ChainFault.Problem
    switch fault.problem {
    case .missing(let next): problem = .missing(next: next.map { fork.position + $0 })
    case .streamVersion(let stream, let expected, let found):
      let before = try baseVersion(ofStream: stream)
      problem = .streamVersion(
        stream: stream, expected: before + expected, found: before + found)
    default: problem = fault.problem
    }
    return ChainFault(position: fork.position + fault.position, problem: problem)
  }

  /// What is wrong with a head that was noted down elsewhere, where it lies after the fork.
  private func faultOfNoted(
    _ noted: LogHead?, head: LogHead
  ) throws(EventLogError) -> ChainFault? {
    guard let noted, noted.position > fork.position else { return nil }
    guard noted.position <= head.position else {
      return ChainFault(position: head.position + 1, problem: .missing(next: nil))
    }
    let hash = try events(from: noted.position, limit: 1).first?.hash ?? .zero
    guard hash == noted.hash else {
      return ChainFault(
        position: noted.position, problem: .notTheNotedHash(noted: noted.hash, found: hash))
    }
    return nil
  }

  private func streamCount(through last: Int64) throws(EventLogError) -> Int64 {
    var count: Int64 = 0
    try SinceFork.replay(self, from: 1, through: last) { row in
      if row.streamVersion == 1 { count += 1 }
    }
    return count
  }
}
