public import Domain
internal import JSONText

/// Reads the clauses of a reach from a file, written as in the log.
public enum ClausesFile {
  /// - Throws: ``FileAccessError``, or `JSONSyntaxError` when the file says something that a clause does
  ///   not know.
  public static func read(path: String) throws -> [Reach.Clause] {
    var json = JSONReader(try ByteChunks.wholeFile(path: path))
    let clauses = try json.reachClauses(version: ServiceReachDeclared.version)
    try json.end()
    return clauses
  }
}
