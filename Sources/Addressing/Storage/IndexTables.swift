internal import MappedFiles

/// The sections of an index, read with a check each time.
///
/// A damaged file gives wrong numbers and empty lists, never a read outside the file.
struct IndexTables: Sendable {
  let textBytes: MappedNumbers<UInt8>
  let textStarts: MappedNumbers<UInt32>
  let wordBytes: MappedNumbers<UInt8>
  let wordStarts: MappedNumbers<UInt32>
  let wordTargets: MappedNumbers<UInt32>
  let deletionStarts: MappedNumbers<UInt32>
  let deletionTags: MappedNumbers<UInt16>
  let deletionWords: MappedNumbers<UInt32>
  let nameWords: MappedLists
  let nameSlots: MappedNumbers<UInt32>
  let nameDoorCounts: MappedNumbers<UInt32>
  let wordNames: MappedLists
  let wordPlaceNames: MappedLists
  let wordAllStreets: MappedLists
  let nameStreets: MappedLists
  let namePlaces: MappedLists
  let streets: MappedNumbers<UInt32>
  let doors: MappedNumbers<UInt32>
  let doorTexts: MappedNumbers<UInt32>
  let placeSets: MappedLists
  let places: MappedNumbers<UInt32>
  let placeOutlines: MappedLists
  let placeStreets: MappedLists
  let codes: MappedNumbers<UInt32>
  let codeStreets: MappedLists
  let prefixKeys: MappedNumbers<UInt64>
  let prefixStreets: MappedLists
  let wordStreets: MappedLists

  let wordCount: Int
  let streetCount: Int
  let doorCount: Int
  let placeCount: Int
  let codeCount: Int

  init(_ source: SectionSource) {
    textBytes = source.numbers(.textBytes)
    textStarts = source.numbers(.textStarts)
    wordBytes = source.numbers(.wordBytes)
    wordStarts = source.numbers(.wordStarts)
    wordTargets = source.numbers(.wordTargets)
    deletionStarts = source.numbers(.deletionStarts)
    deletionTags = source.numbers(.deletionTags)
    deletionWords = source.numbers(.deletionWords)
    nameWords = source.lists(.nameWordStarts, .nameWords)
    nameSlots = source.numbers(.nameSlots)
    nameDoorCounts = source.numbers(.nameDoorCounts)
    wordNames = source.lists(.wordNameStarts, .wordNames)
    wordPlaceNames = source.lists(.wordPlaceNameStarts, .wordPlaceNames)
    wordAllStreets = source.lists(.wordAllStreetStarts, .wordAllStreets)
    nameStreets = source.lists(.nameStreetStarts, .nameStreets)
    namePlaces = source.lists(.namePlaceStarts, .namePlaces)
    streets = source.numbers(.streets)
    doors = source.numbers(.doors)
    doorTexts = source.numbers(.doorTexts)
    placeSets = source.lists(.placeSetStarts, .placeSets)
    places = source.numbers(.places)
    placeOutlines = source.lists(.placeOutlineStarts, .placeOutlines)
    placeStreets = source.lists(.placeStreetStarts, .placeStreets)
    codes = source.numbers(.codes)
    codeStreets = source.lists(.codeStreetStarts, .codeStreets)
    prefixKeys = source.numbers(.prefixKeys)
    prefixStreets = source.lists(.prefixStreetStarts, .prefixStreets)
    wordStreets = source.lists(.wordStreetStarts, .wordStreets)
    wordCount = min(max(0, wordStarts.count - 1), wordTargets.count)
    streetCount = streets.count / StreetField.width
    doorCount = doors.count / DoorField.width
    placeCount = places.count / PlaceField.width
    codeCount = codes.count / CodeField.width
  }

  @inline(__always)
  func street(_ street: Int, _ field: StreetField) -> UInt32 {
    streets[street &* StreetField.width &+ field.rawValue]
  }

  @inline(__always)
  func door(_ door: Int, _ field: DoorField) -> UInt32 {
    doors[door &* DoorField.width &+ field.rawValue]
  }

  @inline(__always)
  func place(_ place: Int, _ field: PlaceField) -> UInt32 {
    places[place &* PlaceField.width &+ field.rawValue]
  }

  @inline(__always)
  func code(_ code: Int, _ field: CodeField) -> UInt32 {
    codes[code &* CodeField.width &+ field.rawValue]
  }

  /// A text people see; empty where there is none.
  func text(_ number: UInt32) -> String {
    let start = Int(textStarts[Int(number)])
    let end = Int(textStarts[Int(number) + 1])
    guard start < end, end <= textBytes.count, end - start < 4096 else { return "" }
    return String(decoding: (start..<end).map { textBytes[$0] }, as: UTF8.self)
  }

  /// The UTF-8 of a word; empty where there is none.
  func wordBytes(_ word: UInt32) -> Range<Int> {
    let start = Int(wordStarts[Int(word)])
    let end = Int(wordStarts[Int(word) + 1])
    guard start < end, end <= wordBytes.count, end - start < 1024 else { return 0..<0 }
    return start..<end
  }

  func wordText(_ word: UInt32) -> String {
    String(decoding: wordBytes(word).map { wordBytes[$0] }, as: UTF8.self)
  }

  /// Puts the characters of a word in place of those in an array that is reused.
  func readLetters(of word: UInt32, into letters: inout [UInt32]) {
    letters.removeAll(keepingCapacity: true)
    let range = wordBytes(word)
    var isPlain = true
    for index in range {
      let byte = wordBytes[index]
      isPlain = isPlain && byte < 0x80
      letters.append(UInt32(byte))
    }
    guard !isPlain else { return }
    letters = wordText(word).unicodeScalars.map(\.value)
  }
}

/// A list of lists of numbers.
struct MappedLists: Sendable {
  let starts: MappedNumbers<UInt32>
  let members: MappedNumbers<UInt32>

  var count: Int { max(0, starts.count - 1) }

  /// Where the members of a list stand; empty for a list there is not.
  @inline(__always)
  subscript(list: Int) -> Range<Int> {
    guard list >= 0, list < count else { return 0..<0 }
    let start = Int(starts[list])
    let end = Int(starts[list + 1])
    return start <= end && end <= members.count ? start..<end : 0..<0
  }

  /// Whether a list of ascending numbers holds one within a range; where the first of them stands.
  func first(_ list: Int, from low: UInt32) -> Int {
    let range = self[list]
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let middle = (start + end) / 2
      if members[middle] < low { start = middle + 1 } else { end = middle }
    }
    return start
  }

  /// Whether a list of ascending numbers holds a number.
  func contains(_ number: UInt32, in list: Int) -> Bool {
    let place = first(list, from: number)
    return place < self[list].upperBound && members[place] == number
  }
}

/// Hands out the sections of an index whose header was checked.
struct SectionSource {
  let bytes: MappedBytes
  let header: IndexLayout.Header

  func numbers<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ section: IndexLayout.Section
  ) -> MappedNumbers<Element> {
    bytes.numbers(
      offset: Int(header.offsets[section.rawValue]),
      byteCount: Int(header.lengths[section.rawValue]))
  }

  func lists(
    _ starts: IndexLayout.Section, _ members: IndexLayout.Section
  ) -> MappedLists {
    MappedLists(starts: numbers(starts), members: numbers(members))
  }
}
