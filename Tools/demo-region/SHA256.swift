/// SHA-256 (FIPS 180-4), so that others can check the files with a common tool.
enum SHA256 {
  /// The digest as 64 lower-case hexadecimal digits.
  ///
  /// - Complexity: O(*n*) in the bytes.
  static func hexadecimal(of message: [UInt8]) -> String {
    var state = fractions(ofRootsOf: primes.prefix(8), isSquare: true)
    let constants = fractions(ofRootsOf: primes[...], isSquare: false)
    var padded = message + [0x80]
    padded += [UInt8](repeating: 0, count: (120 - padded.count % 64) % 64)
    let bitCount = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> UInt64(56 - 8 * $0)) }
    for start in stride(from: 0, to: padded.count, by: 64) {
      mix(padded[start..<start + 64], into: &state, constants)
    }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32], _ k: [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { index in
      block[index..<index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let low = words[index - 15]
      let high = words[index - 2]
      let first = turn(low, 7) ^ turn(low, 18) ^ low >> 3
      let second = turn(high, 17) ^ turn(high, 19) ^ high >> 10
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var v = state
    for index in 0..<64 {
      let sum = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)
      let choice = v[4] & v[5] ^ ~v[4] & v[6]
      let first = v[7] &+ sum &+ choice &+ k[index] &+ words[index]
      let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
      let second = (turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)) &+ majority
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in state.indices { state[index] = state[index] &+ v[index] }
  }

  private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 64 prime numbers.
  private static let primes = (2...311).filter { number in
    number < 4 || !(2..<number).contains { $0 * $0 <= number && number % $0 == 0 }
  }

  /// The first 32 bits of the fractions of square or cube roots, exactly, in whole numbers.
  private static func fractions(ofRootsOf numbers: ArraySlice<Int>, isSquare: Bool) -> [UInt32] {
    numbers.map { number in
      var root: UInt128 = 0
      let target = UInt128(number) << (isSquare ? 64 : 96)
      for bit in (0..<37).reversed() {
        let candidate = root | 1 << UInt128(bit)
        let power = isSquare ? candidate * candidate : candidate * candidate * candidate
        if power <= target { root = candidate }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }
}
