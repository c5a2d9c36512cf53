/// A row that can be sorted outside the memory: by its key first, then entirely.
protocol SortableRow: BitwiseCopyable {
  /// Rows of one key stay together.
  var key: UInt64 { get }

  static func precedes(_ left: Self, _ right: Self) -> Bool
  static var blank: Self { get }
}

/// A door on its way into the index.
struct DoorRow: SortableRow {
  var street: UInt32
  var number: UInt32
  var texts: UInt32
  var longitude: UInt32
  var latitude: UInt32
  var code: UInt32
  var placeSet: UInt32
  var source: UInt8
  var precision: UInt8

  /// The code of a door that has none.
  static let noCode = UInt32.max

  static let blank = DoorRow(
    street: 0, number: 0, texts: 0, longitude: 0, latitude: 0, code: 0, placeSet: 0, source: 0,
    precision: 0)

  var key: UInt64 { UInt64(street) << 32 | UInt64(number) }

  static func precedes(_ left: DoorRow, _ right: DoorRow) -> Bool {
    if left.key != right.key { return left.key < right.key }
    if left.texts != right.texts { return left.texts < right.texts }
    if left.source != right.source { return left.source < right.source }
    if left.longitude != right.longitude { return left.longitude < right.longitude }
    if left.latitude != right.latitude { return left.latitude < right.latitude }
    if left.code != right.code { return left.code < right.code }
    if left.placeSet != right.placeSet { return left.placeSet < right.placeSet }
    return left.precision < right.precision
  }
}

/// A point of a postal code on its way into the index.
struct CodeRow: SortableRow {
  var code: UInt32
  /// The street plus one; 0 for a point that stands for the whole code.
  var street: UInt32
  var longitude: UInt32
  var latitude: UInt32
  /// The municipality or the place the post names, plus one; 0 for none.
  var place: UInt32

  static let blank = CodeRow(code: 0, street: 0, longitude: 0, latitude: 0, place: 0)

  var key: UInt64 { UInt64(code) }

  static func precedes(_ left: CodeRow, _ right: CodeRow) -> Bool {
    if left.code != right.code { return left.code < right.code }
    if left.street != right.street { return left.street < right.street }
    if left.longitude != right.longitude { return left.longitude < right.longitude }
    if left.latitude != right.latitude { return left.latitude < right.latitude }
    return left.place < right.place
  }
}
