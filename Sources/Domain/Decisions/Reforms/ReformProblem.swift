/// Why an act of a reform cannot be recorded as it was written.
public struct ReformProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// Nobody has defined this territory; those whose identifiers are nearest, where they were looked
    /// for.
    case unknown(TerritoryID, nearest: [TerritoryID] = [])
    /// It ended before the reform.
    case ended(TerritoryID, on: CalendarDate)
    /// It exists only from the day of the reform on, or later.
    case notYetThere(TerritoryID)
    /// A new code is that of a territory that exists.
    case codeInUse(TerritoryID)
    /// A new code is that of a territory that ended.
    case codeWasUsed(TerritoryID, endedOn: CalendarDate)
    /// A merger into a territory that exists and is not one of its parts.
    case intoExistsElsewhere(TerritoryID)
    case kindsDiffer(TerritoryID, TerritoryID)
    /// A merger of one territory, or a split into one.
    case tooFew(TerritoryID)
    /// One act names a territory twice.
    case repeated(TerritoryID)
    /// Another act says something else about the same territory.
    case contradicts(TerritoryID, otherAct: Int)
    /// A split leaves its code to one of its pieces.
    case splitKeepsCode(TerritoryID)
    case missingName(TerritoryID)
    /// The parts lie in several parents of one kind.
    case parentsUnclear(TerritoryID, candidates: [TerritoryID])
    /// A parent that does not exist once the reform holds.
    case unknownParent(TerritoryID, of: TerritoryID)
    /// Territories that would lie in one another.
    case circle([TerritoryID])
    /// The log describes it on a day after its end.
    case describedLater(TerritoryID, on: CalendarDate)
    /// The log says of the same day that something else became of it.
    case endedOtherwise(TerritoryID)
    /// A territory that is named as a part of another does not lie in it.
    case notInside(TerritoryID, TerritoryID)
    /// What the shapes show.
    case land(LandFault)
  }

  /// What is wrong with the land of an act; sizes are in square metres, shares from 0 to 1.
  public enum LandFault: Hashable, Sendable {
    /// A shape is needed, and nobody has drawn one.
    case missingBoundary(TerritoryID)
    /// A child that has no boundary cannot be placed among the pieces.
    case unplacedChild(TerritoryID, of: TerritoryID)
    case overlap(TerritoryID, TerritoryID, squareMetres: Double, share: Double)
    /// Land of a split territory that no piece takes.
    case uncovered(TerritoryID, squareMetres: Double, share: Double)
    /// Land that lies outside the territory whose land it is said to be.
    case outside(TerritoryID, squareMetres: Double, share: Double)
    /// A part holds no land of the territory that gives it.
    case emptyPart(of: TerritoryID)
    /// Nothing would be left of a territory that goes on.
    case nothingLeft(of: TerritoryID)
    /// A shape that came with the plan breaks the rules of polygons, and mending it changes it.
    case brokenShape(String, reason: String)
    /// A given boundary is not the land that the territory is said to be made of.
    case boundaryDiffers(TerritoryID, squareMetres: Double, share: Double)
    /// The log draws another boundary from the same day on.
    case drawnOtherwise(TerritoryID)
    /// The territories of a kind are not as large together as they were.
    case areaNotKept(TerritoryKind, before: Double, after: Double)
  }

  /// Index of the act in its plan, from 0; `nil` for the plan as a whole.
  public var act: Int?

  /// Where the act stands in the text of the plan.
  public var place: TextPlace?
  public var reason: Reason

  public init(act: Int?, place: TextPlace?, _ reason: Reason) {
    self.act = act
    self.place = place
    self.reason = reason
  }
}

/// Everything that is wrong with a plan; nothing of it was recorded.
public struct ReformRefused: Error, Hashable, Sendable {
  /// In the order of the acts.
  public var problems: [ReformProblem]

  public init(problems: [ReformProblem]) {
    self.problems = problems
  }
}
