/// What to record of a registered file.
public enum DatasetDecisions {
  /// Decides what registering a file adds to the datasets that are known.
  ///
  /// - Returns: One event, or none when the same file is registered under the same identifier.
  public static func register(
    _ id: DatasetID, _ dataset: DatasetRegistered, given current: DatasetRegistered?
  ) -> [DomainEvent] {
    current == dataset ? [] : [.dataset(id, .registered(dataset))]
  }
}
