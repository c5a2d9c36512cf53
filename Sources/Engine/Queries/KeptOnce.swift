internal import Synchronization

/// What is worked out when it is first asked for, and then kept.
final class KeptOnce<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)

  /// The value that is kept, else the one that `make` gives.
  ///
  /// Others who ask meanwhile wait for it; `make` must not ask itself.
  func value(_ make: () -> Value) -> Value {
    kept.withLock { kept in
      let value = kept ?? make()
      kept = value
      return value
    }
  }
}

/// The same for each of several keys; when there are more than so many, all are forgotten.
final class KeptEach<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let kept = Mutex<[Key: Value]>([:])
  private let countMax: Int

  init(countMax: Int = .max) {
    self.countMax = countMax
  }

  /// The value that is kept for a key, else the one that `make` gives.
  ///
  /// Whoever asks meanwhile may work it out too; all are given the one that was ready first.
  ///
  /// - Throws: what `make` throws; nothing is kept then.
  func value(_ key: Key, _ make: () throws -> Value) rethrows -> Value {
    if let known = kept.withLock({ $0[key] }) { return known }
    let made = try make()
    return kept.withLock { kept in
      if let known = kept[key] { return known }
      if kept.count >= countMax { kept.removeAll(keepingCapacity: true) }
      kept[key] = made
      return made
    }
  }
}
