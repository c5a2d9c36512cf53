import Foundation
import TestSupport
import Testing

/// Fifty addresses and fifty points are asked about in every command that takes a place; nothing of
/// them is left anywhere.
@Suite("Addresses are forgotten")
struct AddressPrivacyTests {
  /// An address that somebody gives, and the parts of it that tell it from all that is known.
  struct Planted {
    let text: String
    let parts: [String]
    let longitude: Double
    let latitude: Double

    var point: String { "\(longitude),\(latitude)" }
  }

  /// How an address is asked about.
  private struct Question {
    let arguments: [String]
    var input = ""

    /// Whether the answer may name addresses of the tables: it completes what is written.
    var completes = false
  }

  private static let service = "service:gmf-port-mirande-medecine"

  /// Fifty addresses near doors of the demo, with units that nobody has and slips of the pen.
  private static func planted() throws -> [Planted] {
    let resources = try String(contentsOfFile: Demo.resources.arguments[2], encoding: .utf8)
    let table = try String(contentsOfFile: Demo.addresses.arguments[2], encoding: .utf8)
    let rows = table.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }.filter { $0[1].isEmpty && $0[3].isEmpty && !resources.contains("\($0[0]), \($0[2])") }
      .filter { !resources.contains("\($0[0]) \($0[2])") }
    return (0..<50).map { index in
      let row = rows[index * 61 % rows.count]
      let (number, street, town) = (row[0], row[2], row[4])
      let unit = 70_001 + index * 37
      let point = (
        -57.900_123_71 - Double(index) * 0.001_37, 45.800_234_59 + Double(index) * 0.001_31
      )
      let (text, parts) =
        switch index % 5 {
        case 0:
          ("\(unit)-\(number) \(street), \(town)", ["\(unit)-\(number) ", "\(number) \(street)"])
        case 1:
          (
            "\(number) \(street), app. \(unit), \(town) \(row[5])",
            ["app. \(unit)", "\(number) \(street)"]
          )
        case 2: ("\(number), \(street)ee, \(town)", ["\(street)ee", "\(number), \(street)"])
        case 3: ("\(number) \(street) \(town)".uppercased(), ["\(number) \(street)"])
        default:
          ("\(unit) \(street), Villeneuve-\(unit)", ["\(unit) \(street)", "Villeneuve-\(unit)"])
        }
      return Planted(text: text, parts: parts, longitude: point.0, latitude: point.1)
    }
  }

  /// The commands that take a place, each with an option for it and one for its choice.
  private static func ways(_ place: (String) -> [String], _ input: String) -> [Question] {
    let own = place("")
    var ways = [
      Question(arguments: ["locate"] + own, input: input),
      Question(arguments: ["lookup", "--gmf", "gmf-port-mirande"] + own, input: input),
      Question(arguments: ["why", service] + own, input: input),
      Question(arguments: ["search", "aide"] + own, input: input),
      Question(
        arguments: ["moving"] + place("from-") + ["--to-point=-57.9034043,45.8481706"],
        input: input),
      Question(
        arguments: ["moving", "--from-point=-57.9034043,45.8481706"] + place("to-"), input: input),
    ]
    ways += ways.map { Question(arguments: $0.arguments + ["--json"], input: $0.input) }
    return ways
      + ways.map { Question(arguments: $0.arguments + ["--lang", "en"], input: $0.input) }
  }

  /// Every way to ask about an address, the wrong ones among them.
  private static func questions(about place: Planted) -> [Question] {
    let text = place.text
    let household = "home A --address \"\(text)\"\nperson p --home A --age 40\n"
    let broken = "home A --address \(text)\nperson p --home A --age 40\n"
    let words = text.split(separator: " ").map(String.init)
    return ways({ ["--\($0)address", text] }, "")
      + ways({ ["--\($0)address", "-"] }, text + "\n")
      + ways({ ["--\($0)address=\(text)", "--\($0)choice", "1"] }, "")
      + ["", "--json"].flatMap { form in
        let form = form.isEmpty ? [] : [form]
        return [
          Question(arguments: ["household", "-"] + form, input: household),
          Question(arguments: ["household", "-"] + form, input: broken),
          Question(arguments: ["suggest", text] + form, completes: true),
          Question(arguments: ["suggest", "-"] + form, input: text + "\n", completes: true),
          Question(arguments: ["locate", "--address", text, "--choice", "99"] + form),
          // Without quotation marks the rest of the address stands on the command line.
          Question(arguments: ["locate", "--address"] + words + form),
          Question(arguments: ["lookup", "--address"] + words + form),
          Question(arguments: ["search", "aide", "--address"] + words + form),
          Question(arguments: ["locate", "--adress", text] + form),
          Question(arguments: ["locate", "--adress=\(text)"] + form),
          Question(arguments: ["locate", "--address", text, "--point", place.point] + form),
          Question(arguments: ["locate", "--postal-code", text] + form),
          Question(arguments: ["locate", "--point", text] + form),
          Question(arguments: ["locate", "--municipality", text] + form),
        ]
      }
  }

  private static func questions(aboutPointOf place: Planted) -> [Question] {
    ways({ ["--\($0)point=\(place.point)"] }, "") + ways({ ["--\($0)point", "-"] }, place.point)
      + ways({ ["--\($0)point=\(place.point)", "--\($0)precision", "500"] }, "")
      + [
        Question(
          arguments: ["household", "-"],
          input: "home A --point \(place.point)\nperson p --home A\n"),
        Question(arguments: ["locate", "--point", place.point + ",1"]),
      ]
  }

  private static func sweep(for places: [Planted]) -> TraceSweep {
    var sweep = TraceSweep()
    for place in places {
      for text in [place.text] + place.parts { sweep.add(text: text) }
      sweep.add(degrees: place.longitude)
      sweep.add(degrees: place.latitude)
    }
    return sweep
  }

  /// Whether every place is asked about in every way; else each in some, in turn.
  private static let isFull: Bool = {
    let environment = ProcessInfo.processInfo.environment
    return environment["CI"] != nil || environment["ANCRAGE_FULL_TESTS"] != nil
  }()

  @Test("Nothing of fifty addresses and points is in any file, message or answer")
  func noTrace() throws {
    let places = try Self.planted()
    let sweep = Self.sweep(for: places)
    let data = try DataDirectory(copying: Demo.complete())
    let passing = try TemporaryFolder()
    // Beginnings of numbers of degrees that doors of the tables have by chance.
    let before = try Self.traces(in: data, sweep)
    #expect(before.count < 40, "\(before.sorted())")
    var answered = 0
    var asked = 0
    for (index, place) in places.enumerated() {
      let all = Self.questions(about: place) + Self.questions(aboutPointOf: place)
      // Each question is asked about some place, and each place in some ways.
      let step = Self.isFull ? 5 : 31
      for number in stride(from: index % step, to: all.count, by: step) {
        let question = all[number]
        let outcome = try RunningProgram(
          Ancrage.path, question.arguments + ["--data", data.path], input: question.input,
          variables: ["TMPDIR": passing.url.path]
        ).finish()
        asked += 1
        answered += outcome.status == 0 ? 1 : 0
        #expect(!outcome.wasKilled, "\(question.arguments)")
        let said = question.completes ? Data(outcome.error.utf8) : outcome.everything
        let found = sweep.found(in: said)
        #expect(found.isEmpty, "\(question.arguments): \(found.sorted().prefix(3))")
      }
    }
    // Questions that were all refused would leave nothing anywhere.
    #expect(answered * 2 > asked, "\(answered) of \(asked)")
    let after = try Self.traces(in: data, sweep)
    #expect(after == before, "\(after.subtracting(before).sorted().prefix(3))")
    #expect(try FileManager.default.contentsOfDirectory(atPath: passing.url.path).isEmpty)
  }

  /// The files of a directory with the traces in them.
  private static func traces(in data: DataDirectory, _ sweep: TraceSweep) throws -> Set<String> {
    var traces: Set<String> = []
    for (name, bytes) in try data.files() {
      for trace in sweep.found(in: bytes) { traces.insert("\(name): \(trace)") }
    }
    return traces
  }

  @Test("The sweep finds each of them in each encoding")
  func sweepFinds() throws {
    let places = try Self.planted()
    let sweep = Self.sweep(for: places)
    let data = try DataDirectory(copying: Demo.complete())
    let planted = data.path + "/derived/planted"
    var encodings: Set<String> = []
    for place in places {
      for (encoding, bytes) in TraceSweep.encoded(place.text) {
        encodings.insert(encoding)
        // Neither what stands around it nor where it stands hides it.
        let around = encoding.hasPrefix("base64") ? "" : "before "
        try (Data(around.utf8) + bytes + Data("xyz".utf8))
          .write(to: URL(fileURLWithPath: planted))
        let files = try data.files().filter { $0.name == "derived/planted" }
        #expect(files.allSatisfy { !sweep.found(in: $0.bytes).isEmpty }, "\(encoding)")
        #expect(files.count == 1)
      }
      #expect(!sweep.found(in: Data(TraceSweep.bytes(of: place.latitude))).isEmpty)
    }
    #expect(encodings.count == 13, "\(encodings)")
  }
}
