import Domain
import Geometry
import Testing

@Suite("Well-known binary")
struct WellKnownBinaryTests {
  static let square = areas([[(0, 0), (2, 0), (2, 2), (0, 2)], [(0.5, 0.5), (0.5, 1), (1, 1)]])

  @Test("Writes the bytes of the standard")
  func writesStandardBytes() {
    // 01 06000000 01000000 | 01 03000000 01000000 04000000 …, as shapely 1.8 writes it.
    let bytes = WellKnownBinary.encode(areas([[(1, 2), (3, 2), (3, 4)]]))
    #expect(
      Array(bytes[..<22]) == [1, 6, 0, 0, 0, 1, 0, 0, 0, 1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0])
    #expect(Array(bytes[22..<38]) == [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40])
    #expect(bytes.count == 22 + 4 * 16)
    #expect(bytes.suffix(16) == bytes[22..<38])
  }

  @Test("Reads back what it wrote")
  func readsBack() throws {
    #expect(try WellKnownBinary.decode(WellKnownBinary.encode(Self.square)) == Self.square)
    let empty = MultiPolygon(polygons: [])
    #expect(try WellKnownBinary.decode(WellKnownBinary.encode(empty)) == empty)
  }

  @Test("Every shorter prefix is refused")
  func refusesPrefixes() {
    let bytes = WellKnownBinary.encode(Self.square)
    for count in 0..<bytes.count {
      #expect(throws: WellKnownBinaryError.self) {
        try WellKnownBinary.decode(Array(bytes[..<count]))
      }
    }
  }

  /// A change to the bytes of ``square`` and the error it must give.
  struct Damage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let change: @Sendable (inout [UInt8]) -> Void
    let expected: WellKnownBinaryError
  }

  @Test(
    "Damage is named with its place",
    arguments: [
      Damage(
        testDescription: "big-endian", change: { $0[0] = 0 },
        expected: .unsupportedByteOrder(offset: 0, value: 0)),
      Damage(
        testDescription: "a line", change: { $0[1] = 2 },
        expected: .unexpectedType(offset: 1, value: 2)),
      Damage(
        testDescription: "a member that is a point", change: { $0[10] = 1 },
        expected: .unexpectedType(offset: 10, value: 1)),
      Damage(
        testDescription: "an enormous count", change: { $0[8] = 0xFF },
        expected: .truncated(offset: 170, needed: 0xFF00_0001 * 9 - 161)),
      Damage(
        testDescription: "open ring", change: { $0[22 + 4 * 16] = 1 },
        expected: .ringNotClosed(offset: 18)),
      Damage(
        testDescription: "NaN", change: { $0.replaceSubrange(28..<30, with: [0xF0, 0x7F]) },
        expected: .notOnEarth(
          offset: 22, longitudeDegrees: .infinity, latitudeDegrees: 0)),
      Damage(
        testDescription: "a byte too many", change: { $0.append(7) },
        expected: .trailingBytes(offset: 170, count: 1)),
    ])
  func damage(_ damage: Damage) {
    var bytes = WellKnownBinary.encode(Self.square)
    damage.change(&bytes)
    #expect(throws: damage.expected) { try WellKnownBinary.decode(bytes) }
  }
}
