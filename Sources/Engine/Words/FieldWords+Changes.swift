internal import Domain

extension FieldWords {
  /// What one fact changed in a field, a line for each part of it: `téléphone : « A » → « B »`.
  ///
  /// A reach is told clause by clause, registered people territory by territory.
  public func lines(of change: FieldChange) -> [String] {
    lines(of: change, old: "")
  }

  /// What a correction changed in a field, the old value struck out in words.
  public func correctedLines(of change: FieldChange) -> [String] {
    lines(of: change, old: say(" (rayé)", " (struck out)"))
  }

  private func lines(of change: FieldChange, old: String) -> [String] {
    switch (change.field, change.before, change.after) {
    case (.reach, let before, let after):
      return reachLines(from: before?.reach, to: after?.reach, old: old)
    case (.people, let before, let after):
      return peopleLines(from: before?.counts ?? [], to: after?.counts ?? [], old: old)
    case (_, let before?, let after?):
      if case .place(let left) = before, case .place(let right) = after,
        Self.words(of: left) == Self.words(of: right)
      {
        return [line(change.field, say("autre point sur la carte", "another point on the map"))]
      }
      return [line(change.field, "\(text(before))\(old) → \(text(after))")]
    case (_, nil, let after?): return [line(change.field, text(after))]
    case (_, let before?, nil):
      return [
        line(
          change.field,
          old.isEmpty
            ? "\(text(before)) → \(say("plus rien", "nothing"))" : "\(text(before))\(old)")
      ]
    case (_, nil, nil): return []
    }
  }

  private func line(_ field: FactField, _ text: String) -> String {
    say("\(label(field)) : \(text)", "\(label(field)): \(text)")
  }

  private func reachLines(from before: Reach?, to after: Reach?, old: String) -> [String] {
    let difference = ReachDifference(from: before, to: after)
    return difference.removed.map { "− \(text($0))\(old)" }
      + difference.added.map { "+ \(text($0))" }
  }

  private func peopleLines(
    from before: [RegistrationsCounted.Count], to after: [RegistrationsCounted.Count], old: String
  ) -> [String] {
    let counts = (before: Self.byTerritory(before), after: Self.byTerritory(after))
    return Set(counts.before.keys).union(counts.after.keys).sorted().compactMap { id in
      let (left, right) = (counts.before[id], counts.after[id])
      guard left != right else { return nil }
      let title = TerritoryWords.title(
        NamedTerritory(id: id, name: name(.territory(id))), in: language)
      let numbers = [left, right].compactMap(\.self).map { TextFormat.integer($0, in: language) }
      let text =
        left == nil || right == nil
        ? numbers[0] + (right == nil ? " → 0" : "")
        : "\(numbers[0])\(old) → \(numbers[1])"
      return say("\(title) : \(text)", "\(title): \(text)")
    }
  }

  private static func byTerritory(_ counts: [RegistrationsCounted.Count]) -> [TerritoryID: Int] {
    counts.reduce(into: [:]) { $0[$1.territory] = $1.people }
  }
}

extension FieldValue {
  fileprivate var reach: Reach? { if case .reach(let reach) = self { reach } else { nil } }

  fileprivate var counts: [RegistrationsCounted.Count]? {
    if case .people(let counts) = self { counts } else { nil }
  }
}
