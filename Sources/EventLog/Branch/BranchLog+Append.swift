internal import Hashing

extension BranchLog {
  /// Appends to the overlay; the base is not touched.
  ///
  /// An append that the base knew at the fork is known here. A content that the base held at the fork
  /// is not copied: the overlay notes it as erased, and the branch looks for it in the base, so that
  /// what is erased there is nowhere left.
  public func append(_ appends: [Append]) throws(EventLogError) -> [AppendReceipt] {
    var receipts: [AppendReceipt?] = []
    var own: [Append] = []
    for append in appends {
      let receipt = try receiptOfBase(for: append)
      receipts.append(receipt)
      if receipt == nil { own.append(try toOverlay(append)) }
    }
    var written = try write(own, originals: zip(appends, receipts).filter { $1 == nil }.map(\.0))
    return receipts.map { $0 ?? written.removeFirst() }
  }

  private func write(
    _ own: [Append], originals: [Append]
  ) throws(EventLogError) -> ArraySlice<AppendReceipt> {
    guard !own.isEmpty else { return [] }
    do throws(EventLogError) {
      return try inOverlay { () throws(EventLogError) in try overlay.append(own) }.map { receipt in
        AppendReceipt(
          firstPosition: fork.position + receipt.firstPosition,
          lastPosition: fork.position + receipt.lastPosition, wasKnown: receipt.wasKnown)
      }[...]
    } catch {
      throw try fromOverlay(error, own: own, originals: originals)
    }
  }

  /// The receipt of an append that the base knew at the fork; `nil` when it did not.
  private func receiptOfBase(for append: Append) throws(EventLogError) -> AppendReceipt? {
    guard let range = try base.positions(ofAppend: append.id), range.lowerBound <= fork.position
    else { return nil }
    let last = min(range.upperBound, fork.position)
    let stored = try base.events(
      from: range.lowerBound, limit: Int(last - range.lowerBound + 1))
    guard stored.count == append.events.count,
      zip(stored, append.events).allSatisfy({ AppendRules.areIdentical($0.event, $1) })
    else { throw .appendReused(id: append.id) }
    return AppendReceipt(firstPosition: range.lowerBound, lastPosition: last, wasKnown: true)
  }

  /// The append as the overlay has to be asked for it.
  private func toOverlay(_ append: Append) throws(EventLogError) -> Append {
    // One that the overlay knows is answered as it was, whatever has been erased since.
    guard try overlay.positions(ofAppend: append.id) == nil else { return append }
    var own = append
    if append.recordedAtMilliseconds >= 0 {
      own.recordedAtMilliseconds = max(append.recordedAtMilliseconds, forkedFromMilliseconds)
    }
    own.expectedPosition = append.expectedPosition.map { Self.remainder($0, after: fork.position) }
    for (stream, expected) in append.expecting {
      own.expecting[stream] = Self.remainder(expected, after: try baseVersion(ofStream: stream))
    }
    for digest in Set(append.events.flatMap(\.contents)) {
      try leaveToBase(digest, of: append, in: &own)
    }
    return own
  }

  /// Notes a content as erased in the overlay when the base holds it.
  ///
  /// Where the base speaks against it the content is left out, so that the overlay refuses the append
  /// when its turn comes.
  private func leaveToBase(
    _ digest: Digest, of append: Append, in own: inout Append
  ) throws(EventLogError) {
    guard let content = try contentOfBase(digest) else { return }
    let isBrought = append.contents.contains { $0.digest == digest }
    let isErasedCopy = append.erasedContents[digest] != nil
    // The rules refuse what is brought and said to be erased, whatever the base holds.
    if isErasedCopy && (isBrought || content == .erased) { return }
    own.contents.removeAll { $0.digest == digest }
    own.erasedContents[digest] =
      content == .erased || isErasedCopy ? nil : own.recordedAtMilliseconds
  }

  /// What is left to expect of the overlay; something that never holds where the base speaks against
  /// it.
  private static func remainder(
    _ expected: ExpectedVersion, after base: Int64
  ) -> ExpectedVersion {
    switch expected {
    case .empty: base == 0 ? .empty : .version(.max)
    // The rules refuse a version below 0, whatever the base holds.
    case .version(let version): .version(version < 0 ? version : remainder(version, after: base))
    }
  }

  private static func remainder(_ number: Int64, after base: Int64) -> Int64 {
    number < base ? .max : number - base
  }

  /// A refusal of the overlay in the terms of the branch.
  private func fromOverlay(
    _ error: EventLogError, own: [Append], originals: [Append]
  ) throws(EventLogError) -> EventLogError {
    if case .missingContent(let digest) = error, try contentOfBase(digest) != nil {
      return .erasedContent(digest)
    }
    guard case .versionConflict(let stream, let expected, let actual) = error else { return error }
    if stream == AppendRules.wholeLog {
      let index = own.firstIndex { $0.expectedPosition.map { .version($0) } == expected }
      let position = index.flatMap { originals[$0].expectedPosition }
      return .versionConflict(
        stream: stream, expected: position.map { .version($0) } ?? expected,
        actual: fork.position + actual)
    }
    // Where the base speaks against it, the first append that expects it is the one refused.
    let index = own.firstIndex { $0.expecting[stream] == expected }
    return .versionConflict(
      stream: stream, expected: index.flatMap { originals[$0].expecting[stream] } ?? expected,
      actual: try baseVersion(ofStream: stream) + actual)
  }
}
