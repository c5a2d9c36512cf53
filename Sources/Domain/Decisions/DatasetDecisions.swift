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

  /// Decides what registering a file adds where a new edition takes the place of the one before.
  ///
  /// - Parameters:
  ///   - id: The file's identifier.
  ///   - dataset: What it is.
  ///   - current: The files of the same role that have not given way to others.
  /// - Returns: The registration, then one event for each file of the same title that gives way;
  ///   none when the file counts already.
  public static func registerEdition(
    _ id: DatasetID, _ dataset: DatasetRegistered, given current: [DatasetID: DatasetRegistered]
  ) -> [DomainEvent] {
    let registered = register(id, dataset, given: current[id])
    guard !registered.isEmpty else { return [] }
    let older = current.filter { $0.key != id && $0.value.title == dataset.title }.keys.sorted()
    return registered + older.map { .dataset($0, .superseded(DatasetSuperseded(by: id))) }
  }

  /// Decides what it takes for a file to give way to another.
  ///
  /// - Returns: One event, or none when it has given way to that one already.
  public static func supersede(
    _ former: DatasetID, by id: DatasetID, given successor: DatasetID?
  ) -> [DomainEvent] {
    successor == id ? [] : [.dataset(former, .superseded(DatasetSuperseded(by: id)))]
  }
}
