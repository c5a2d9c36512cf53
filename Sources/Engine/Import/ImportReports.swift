public import Domain
public import Geometry

/// What every import states, whatever it reads.
public struct ImportOptions: Hashable, Sendable {
  /// The day from which the facts hold.
  public var effectiveOn: CalendarDate

  /// Where they were learned.
  public var source: String

  /// Who records them, for example `cli:marie`.
  public var actor: String

  /// Name of the file, for messages.
  public var file: String

  /// Whether to report only, and record nothing.
  public var isDryRun: Bool

  public init(
    effectiveOn: CalendarDate, source: String, actor: String, file: String, isDryRun: Bool
  ) {
    self.effectiveOn = effectiveOn
    self.source = source
    self.actor = actor
    self.file = file
    self.isDryRun = isDryRun
  }

  /// What is known of the day from which the facts hold.
  var vantage: Vantage { .latest(on: effectiveOn) }
}

/// What an import recorded, or would record.
public struct ImportReport: Hashable, Sendable {
  /// Number of rows that were read.
  public var rowCount: Int

  /// Number of events by stored type, for those recorded (or, in a dry run, that would be).
  public var eventCounts: [String: Int]

  /// Whether nothing was recorded because only a report was asked for.
  public var isDryRun: Bool

  /// Position of the log afterwards.
  public var position: Int64

  public init(rowCount: Int, eventCounts: [String: Int], isDryRun: Bool, position: Int64) {
    self.rowCount = rowCount
    self.eventCounts = eventCounts
    self.isDryRun = isDryRun
    self.position = position
  }

  /// Number of events of all types.
  public var eventCount: Int { eventCounts.values.reduce(0, +) }
}

/// How territories are to be imported.
public struct TerritoryImportOptions: Hashable, Sendable {
  public var kind: TerritoryKind

  /// Kind of the parents that the rows name; `nil` when they name none.
  public var parentKind: TerritoryKind?

  /// Kinds into which to dissolve the rows, from the finest to the coarsest.
  public var dissolves: [TerritoryKind]

  /// How large overlaps, gaps and overhangs may be.
  public var tolerance: PartitionCheck.Tolerance

  public init(
    kind: TerritoryKind, parentKind: TerritoryKind?, dissolves: [TerritoryKind],
    tolerance: PartitionCheck.Tolerance
  ) {
    self.kind = kind
    self.parentKind = parentKind
    self.dissolves = dissolves
    self.tolerance = tolerance
  }
}

/// Something wrong with the shapes or the names of imported territories.
public struct TerritoryFinding: Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The shape broke the rules of polygons and was made valid.
    case repaired(areaChangeSquareMetres: Double, reason: String)
    case overlap(with: TerritoryID, areaSquareMetres: Double)
    /// Land between territories of the kind that belongs to none.
    case gap(areaSquareMetres: Double)
    /// A part lies outside the parent.
    case overhang(parent: TerritoryID, areaSquareMetres: Double)
    case unknownParent(TerritoryID)
    case suspectName(String)
    case emptyGeometry
    case duplicateCode(firstFeature: Int)
    case malformedCode(String)
    case missingName
  }

  /// `nil` for a gap, which belongs to nobody.
  public var territory: TerritoryID?

  /// Number of the feature in the file, from 1.
  public var feature: Int?
  public var reason: Reason

  /// Whether it refuses the import; otherwise it is a warning.
  public var isRefusal: Bool

  /// The land in question, for the report.
  public var shape: MultiPolygon?

  public init(
    territory: TerritoryID?, feature: Int?, reason: Reason, isRefusal: Bool,
    shape: MultiPolygon? = nil
  ) {
    self.territory = territory
    self.feature = feature
    self.reason = reason
    self.isRefusal = isRefusal
    self.shape = shape
  }
}

/// What an import of territories found and recorded.
public struct TerritoryImportReport: Hashable, Sendable {
  public var report: ImportReport

  /// Refusals first, then warnings; each in order of feature.
  public var findings: [TerritoryFinding]

  /// Whether nothing was recorded because of a finding.
  public var isRefused: Bool { findings.contains(where: \.isRefusal) }

  public init(report: ImportReport, findings: [TerritoryFinding]) {
    self.report = report
    self.findings = findings
  }
}
