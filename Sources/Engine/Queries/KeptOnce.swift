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
