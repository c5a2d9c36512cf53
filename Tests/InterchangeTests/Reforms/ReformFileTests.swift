import Domain
import Engine
import Foundation
import Geometry
import TestSupport
import Testing

@testable import Interchange

/// The text of a plan: what it says, and where it is wrong.
@Suite("Reform plans")
struct ReformFileTests {
  private static func id(_ text: String) -> TerritoryID { TerritoryID(trusted: text) }
  private static func ids(_ texts: String...) -> [TerritoryID] { texts.map(id) }

  private static func plan(_ acts: String, besides: String = "") -> String {
    """
    {"schema": "ancrage.reform/1", "effective": "2026-04-01", "source": "Gazette",
     \(besides)"acts": [
    \(acts)
    ]}
    """
  }

  private static func read(
    _ text: String, in folder: TemporaryFolder? = nil
  ) throws(ReformFileError) -> ReformFile {
    try ReformFile(
      reading: Array(text.utf8), file: "plan.json",
      ReformLands(folder: folder?.path("") ?? ""))
  }

  /// A square of a degree, with its south-west corner at a whole degree, as GeoJSON.
  private static func square(_ x: Int) -> String {
    #"{"type":"Polygon","coordinates":[[[\#(x),45],[\#(x + 1),45],[\#(x + 1),46],[\#(x),46],[\#(x),45]]]}"#
  }

  private static func feature(_ x: Int, _ properties: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":\#(square(x))}"#
  }

  private static func collection(_ features: String...) -> Data {
    Data(
      #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#.utf8)
  }

  @Test("A plan says its acts, its dates and its source")
  func good() throws {
    let file = try Self.read(
      Self.plan(
        """
        {"merge": ["rls:1", "rls:2"], "into": "rls:3", "name": "Trois", "parents": ["rts:9"],
         "note": {"anything": [1]}},
        {"split": "rls:4", "pieces": {"41": ["clsc:a"], "rls:42": {"name": "Q", "land": ["clsc:b"],
         "parents": ["rts:8"]}}},
        {"transfer": "rls:5", "to": "rls:6", "part": ["clsc:c"]},
        {"exchange": ["rls:7", "rls:8"], "gives": ["clsc:d"], "takes": ["clsc:e"]},
        {"rename": "rls:9", "name": "L'Érable"},
        {"recode": "rls:10", "into": "rls:11"},
        {"reparent": "rls:12", "into": ["rts:7"]},
        {"redraw": "rls:13", "boundary": ["clsc:f"], "newLand": true},
        {"abolish": "rls:14", "reason": "Vide"},
        {"create": "rss:1", "name": "Région", "of": ["rts:1", "rts:2"]}
        """,
        besides: """
          "title": "Réforme", "act": "Décret 12", "official": "2026-03-01", "tolerance": "0.5%",
          "note": "lu",
          """))
    #expect(file.source == "Gazette")
    let plan = file.request.plan
    #expect(plan.effectiveOn == CalendarDate("2026-04-01"))
    #expect(
      plan.note
        == ReformNote(
          title: "Réforme", act: "Décret 12", officialOn: CalendarDate("2026-03-01")))
    #expect(file.request.tolerance.refusedShare == 0.005)
    func named(_ texts: String...) -> Land { .territories(texts.map(Self.id)) }
    #expect(
      plan.acts.map(\.act) == [
        .merge(
          Self.ids("rls:1", "rls:2"),
          into: Successor(Self.id("rls:3"), name: "Trois", parents: Self.ids("rts:9"))),
        .split(
          Self.id("rls:4"),
          into: [
            Successor(Self.id("rls:41"), land: named("clsc:a")),
            Successor(
              Self.id("rls:42"), name: "Q", parents: Self.ids("rts:8"), land: named("clsc:b")),
          ]),
        .transfer(from: Self.id("rls:5"), to: Self.id("rls:6"), part: named("clsc:c")),
        .exchange(
          Self.id("rls:7"), Self.id("rls:8"), gives: named("clsc:d"), takes: named("clsc:e")),
        .rename(Self.id("rls:9"), to: "L'Érable"),
        .recode(Self.id("rls:10"), into: Successor(Self.id("rls:11"))),
        .reparent(Self.id("rls:12"), into: Self.ids("rts:7")),
        .redraw(Self.id("rls:13"), as: named("clsc:f"), takesNewLand: true),
        .abolish(Self.id("rls:14"), reason: "Vide"),
        .create(
          Successor(Self.id("rss:1"), name: "Région"), of: Self.ids("rts:1", "rts:2")),
      ])
    #expect(plan.acts.map(\.place?.line) == [4, 6, 8, 9, 10, 11, 12, 13, 14, 15])
    #expect(plan.acts.allSatisfy { $0.place?.column == 1 })
  }

  @Test("Shapes stand in the plan, in a file beside it, or in one feature of a file")
  func shapes() throws {
    let folder = try TemporaryFolder()
    try Self.collection(
      Self.feature(-60, #""code":"x","name":"Ouest""#), Self.feature(-59, #""code":"y""#),
      Self.feature(-58, #""code":"y""#)
    ).write(to: URL(fileURLWithPath: folder.path("pieces.geojson")))
    let file = try Self.read(
      Self.plan(
        """
        {"transfer": "rls:1", "to": "rls:2", "part": \(Self.square(-70))},
        {"split": "rls:3", "pieces": "pieces.geojson"},
        {"redraw": "rls:4", "boundary": "pieces.geojson#x"},
        {"split": "rls:5", "pieces": {"51": \(Self.square(-65)), "52": {"land": "pieces.geojson"}}}
        """), in: folder)
    let acts = file.request.plan.acts.map(\.act)
    func area(_ land: Land?) -> Int? {
      guard case .drawn(let name)? = land, let shape = file.request.shapes[name] else { return nil }
      return Int((EllipsoidalArea.squareMetres(of: shape) / 8.716e9).rounded())
    }
    guard case .transfer(_, _, let part) = acts[0], case .split(_, let pieces) = acts[1],
      case .redraw(_, let land, _) = acts[2], case .split(_, let others) = acts[3]
    else {
      Issue.record("\(acts)")
      return
    }
    #expect(area(part) == 1 && area(land) == 1)
    #expect(pieces.map(\.id) == Self.ids("rls:x", "rls:y"))
    #expect(pieces.map(\.name) == ["Ouest", nil])
    #expect(pieces.map { area($0.land) } == [1, 2], "What has one code is one piece")
    #expect(others.map { area($0.land) } == [1, 3])
  }

  /// A plan that is wrong, and what is said of it in French and in English.
  struct Wrong: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let french: [String]
    var english: [String]?
  }

  static let wrong = [
    Wrong(
      testDescription: "no JSON", text: "{\"schema\": \"ancrage.reform/1\",\n oops",
      french: ["ligne 2, colonne 2 : « o » au lieu de"]),
    Wrong(
      testDescription: "another schema", text: #"{"schema": "ancrage.reform/2"}"#,
      french: [
        "« ancrage.reform/2 » ne convient pas à la clé « schema »; attendu : ancrage.reform/1"
      ]
    ),
    Wrong(
      testDescription: "nothing in it", text: "{}",
      french: ["il manque la clé « schema »"], english: ["key \"schema\" is missing"]),
    Wrong(
      testDescription: "no acts", text: plan(""), french: ["il manque la clé « acts »"]),
    Wrong(
      testDescription: "impossible day and unknown key, both told",
      text: plan(
        #"{"rename": "rls:1", "name": "X"}"#,
        besides: "\"official\": \"2026-02-30\", \"titel\": \"R\",\n"),
      french: [
        "ligne 2, colonne 14 : « 2026-02-30 » ne convient pas à la clé « official »",
        "ligne 2, colonne 36 : la clé « titel » n'est pas connue; attendu : title",
      ]),
    Wrong(
      testDescription: "a tolerance without percent",
      text: plan(#"{"rename": "rls:1", "name": "X"}"#, besides: "\"tolerance\": \"0.5\","),
      french: ["« 0.5 » ne convient pas à la clé « tolerance »; attendu : 0.5%"]),
    Wrong(
      testDescription: "an act without a verb, and one that is misspelled",
      text: plan("{\"into\": \"rls:1\"},\n{\"merg\": [\"rls:1\"]}"),
      french: [
        "ligne 3, colonne 18 : il manque la clé « merge, split, transfer,",
        "ligne 4, colonne 9 : la clé « merg » n'est pas connue; attendu : merge",
      ]),
    Wrong(
      testDescription: "no identifier", text: plan(#"{"rename": "rls", "name": "X"}"#),
      french: ["ligne 3, colonne 12 : « rls » ne convient pas à la clé « rename »"]),
    Wrong(
      testDescription: "what an act needs is missing",
      text: plan(
        """
        {"merge": ["rls:1", "rls:2"]},
        {"split": "rls:1"},
        {"transfer": "rls:1", "to": "rls:2"},
        {"exchange": ["rls:1"], "gives": ["clsc:1"], "takes": ["clsc:2"]},
        {"rename": ["rls:1", "rls:2"], "name": "X"},
        {"rename": "rls:1", "name": ""}
        """),
      french: [
        "ligne 3, colonne 30 : il manque la clé « into »",
        "ligne 4, colonne 19 : il manque la clé « pieces »",
        "ligne 5, colonne 37 : il manque la clé « part »", "ligne 6,", "ligne 7,", "ligne 8,",
      ]),
    Wrong(
      testDescription: "files that are not there, each with its place",
      text: plan(
        """
        {"redraw": "rls:1", "boundary": "nowhere.geojson"},
        {"transfer": "rls:1", "to": "rls:2",
         "part": {"type": "FeatureCollection", "features": []}}
        """),
      french: [
        "ligne 3, colonne 33 :", "ligne 5, colonne 10 : « part 5:10 » ne contient aucun contour.",
      ]),
  ]

  @Test("Every fault is told with its line and column, in both languages", arguments: wrong)
  func faults(_ example: Wrong) throws {
    let error = #expect(throws: ReformFileError.self) { try Self.read(example.text) }
    func lines(_ language: Language) -> [String] {
      (error?.message(in: language) ?? "").split(separator: "\n").map(String.init)
    }
    let french = lines(.french)
    let count = example.french.count
    #expect(french.first == "plan.json : rien n'est enregistré. Problèmes : \(count).")
    #expect(french.count == count + 1)
    for (line, part) in zip(french.dropFirst(), example.french) {
      #expect(line.contains(part), "\(line)")
    }
    let english = lines(.english)
    #expect(english.first == "plan.json: nothing is recorded. Problems: \(count).")
    #expect(
      english.count == count + 1 && english.dropFirst().allSatisfy { $0.hasPrefix("  line ") })
    for (line, part) in zip(english.dropFirst(), example.english ?? []) {
      #expect(line.contains(part), "\(line)")
    }
  }

  @Test("A file of pieces whose features have no code is refused, with the fields that it has")
  func codeless() throws {
    let folder = try TemporaryFolder()
    try Self.collection(Self.feature(-60, #""NOM":"Ouest""#))
      .write(to: URL(fileURLWithPath: folder.path("pieces.geojson")))
    let text = Self.plan(#"{"split": "rls:3", "pieces": "pieces.geojson"}"#)
    let error = #expect(throws: ReformFileError.self) { try Self.read(text, in: folder) }
    #expect(
      error?.message(in: .french).hasSuffix(
        "ligne 3, colonne 30 : « pieces.geojson », entité 1 : le champ « code » ne donne pas de "
          + "code. Champs présents : NOM.") == true)
    let named = Self.plan(
      #"{"split": "rls:3", "pieces": "pieces.geojson", "codeField": "NOM"}"#)
    #expect(throws: Never.self) { try Self.read(named, in: folder) }
  }
}
