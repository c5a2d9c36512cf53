/// For each word, the buckets of its forms with letters left out; see ``DeletionHash``.
struct DeletionTable {
  private(set) var starts: [UInt32]
  private(set) var tags: [UInt16]
  private(set) var words: [UInt32]

  /// Words with digits keep all of them: another digit is another street, not an error.
  init(_ texts: [String]) {
    var entries: [(hash: UInt64, word: UInt32)] = []
    for (word, text) in texts.enumerated() {
      let letters = text.unicodeScalars.map(\.value)
      let isWhole = text.utf8.contains { (0x30...0x39).contains($0) }
      var isFirst = true
      DeletionHash.forEach(of: letters) { hash in
        if isFirst || !isWhole { entries.append((hash, UInt32(word))) }
        isFirst = false
      }
    }
    var bucketCount = 16
    while bucketCount * 4 < entries.count { bucketCount *= 2 }
    var sorted = entries.map { entry -> (bucket: UInt32, tag: UInt16, word: UInt32) in
      let place = DeletionHash.place(entry.hash, bucketCount: bucketCount)
      return (UInt32(place.bucket), place.tag, entry.word)
    }
    sorted.sort { $0 < $1 }
    starts = [UInt32](repeating: 0, count: bucketCount + 1)
    tags = []
    words = []
    var last: (bucket: UInt32, tag: UInt16, word: UInt32)?
    for entry in sorted {
      if let last, last == entry { continue }
      last = entry
      tags.append(entry.tag)
      words.append(entry.word)
      starts[Int(entry.bucket) + 1] += 1
    }
    for bucket in 0..<bucketCount { starts[bucket + 1] += starts[bucket] }
  }
}
