internal import Domain

/// The two sides of a comparison: services, and the land that they stand on.
struct ComparedSides {
  /// The land of the first basket.
  let before: BasketExtents

  /// The land of the second basket.
  let after: BasketExtents
  let oldServices: ServicesSeen
  let newServices: ServicesSeen

  /// Where to look for the events that made a difference.
  let events: [Between]

  /// Position of the last event that both sides have; what lies behind it is not the same on both.
  let sharedPosition: Int64

  init(
    _ before: BasketExtents, _ oldServices: ServicesSeen, _ after: BasketExtents,
    _ newServices: ServicesSeen, events: [Between], sharedPosition: Int64 = .max
  ) {
    self.before = before
    self.after = after
    self.oldServices = oldServices
    self.newServices = newServices
    self.events = events
    self.sharedPosition = sharedPosition
  }
}
