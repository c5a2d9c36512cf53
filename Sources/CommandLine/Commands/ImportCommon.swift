internal import Domain
internal import Engine
internal import Foundation
internal import Geometry
internal import Interchange

extension ArgumentReader {
  /// Takes how much land may overlap, be missing or be made up.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)``.
  mutating func takeTolerance() throws(UsageError) -> PartitionCheck.Tolerance {
    guard let text = try takeOption("--tolerance") else { return PartitionCheck.Tolerance() }
    guard let tolerance = PartitionCheck.Tolerance(percent: text) else {
      throw .malformedValue(
        option: "--tolerance", value: text,
        expected: Bilingual("un pourcentage, comme 0.5%", "a percentage, such as 0.5%"))
    }
    return tolerance
  }
}

/// The options that every import takes.
struct ImportCommonOptions {
  let common: CommonOptions
  let options: ImportOptions

  /// Takes the options away, then the file; `absent` stands for one that need not be given.
  ///
  /// - Throws: ``UsageError``.
  init(
    _ arguments: inout ArgumentReader, _ common: CommonOptions, _ environment: Environment,
    fileOr absent: String? = nil
  ) throws(UsageError) {
    self.common = common
    guard let effective = try arguments.takeDate("--effective") else {
      throw .missingOption("--effective")
    }
    let source = try arguments.requireOption("--source")
    let isDryRun = try arguments.takeFlag("--dry-run")
    let name = common.language == .french ? "FICHIER" : "FILE"
    let given = absent == nil ? try arguments.requirePlain(name) : arguments.takePlain()
    let file = given ?? absent ?? ""
    try arguments.finish()
    guard !source.isEmpty else { throw .missingValue(option: "--source") }
    options = ImportOptions(
      effectiveOn: effective, source: source, actor: environment.actor, file: file,
      isDryRun: isDryRun)
  }

  static let usage = Bilingual(
    """
      --effective DATE   jour à partir duquel ces faits sont vrais
      --source TEXTE     d'où ils viennent, pour qu'on puisse les retrouver
      --dry-run          rapporte seulement, n'enregistre rien
    """,
    """
      --effective DATE   day from which these facts are true
      --source TEXT      where they come from, so that they can be found again
      --dry-run          only reports, records nothing
    """)

  /// Opens the data directory and hands it to `body`.
  ///
  /// A dry run makes no data directory: where there is none yet, it tries on an empty one that is
  /// thrown away.
  ///
  /// - Throws: `EngineError`, an error of the log, or whatever `body` throws.
  func withWorkspace<R>(
    in environment: Environment, _ body: (Workspace) throws -> R
  ) throws -> R {
    guard options.isDryRun else { return try body(environment.open(common, for: .writing)) }
    do {
      return try body(environment.open(common, for: .reading))
    } catch EngineError.noData where common.branch == nil {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("ancrage-\(UUID().uuidString)")
      // Left behind, the folder would only be untidy.
      defer { try? FileManager.default.removeItem(at: folder) }
      return try body(environment.open(folder.path, common.language, for: .writing))
    }
  }
}
