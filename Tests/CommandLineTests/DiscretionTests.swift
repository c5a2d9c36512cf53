import Testing

@testable import CommandLine

@Suite("Addresses in the wrong place")
struct DiscretionTests {
  @Test(
    "are known for what they are",
    arguments: [
      "12 rue des Saules", "3-1255 boul St-Joseph E", "12, chemin du Lac", "1255A rue X, Y",
      "--12 rue des Saules", "la maison, J3P 1A1", "j3p1a1", "5 rang 4",
    ])
  func looksLikeAddress(text: String) { #expect(Discretion.looksLikeAddress(text)) }

  @Test(
    "are told from what else is given",
    arguments: [
      "rls:1633", "2026-11-21T14:30", "2025-06-01", "mental-health", "-73.1,46.0", "120",
      "GMF Richelieu", "services.csv", "resource:gmf-12", "2 000", "--need",
    ])
  func isNoAddress(text: String) { #expect(!Discretion.looksLikeAddress(text)) }

  @Test(
    "are quoted by no message",
    arguments: [
      ["household", "12 rue des Saules Secrets"], ["12 rue des Saules Secrets"],
      ["lookup", "--territory", "12 rue des Saules Secrets"],
      ["lookup", "--gmf=12 rue des Saules Secrets", "--municipality", "Bourg"],
      ["why", "12 rue des Saules Secrets", "--point", "-73,46"],
      ["lookup", "--12 rue des Saules Secrets"],
      ["locate", "--points", "12 rue des Saules Secrets"],
    ])
  func quoted(arguments: [String]) throws {
    let outcome = try TestWorld().run(arguments)
    #expect(outcome.code != 0)
    #expect(!outcome.error.isEmpty && !outcome.error.contains("Saules"), "\(outcome.error)")
    #expect(!outcome.output.contains("Saules"))
  }

  @Test("are hidden only where they are given, and the rest is said")
  func hiding() {
    let text = "Erreur : le fichier « 12 rue X » n'existe pas."
    #expect(
      Discretion.hiding(["household", "12 rue X"], in: text)
        == "Erreur : le fichier « … » n'existe pas.")
    #expect(Discretion.hiding(["household", "h.txt"], in: text) == text)
  }
}
