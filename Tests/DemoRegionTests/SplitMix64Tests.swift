internal import DemoRegion
internal import Testing

@Suite("The generator of random numbers")
struct SplitMix64Tests {
  @Test("The first numbers of seed 0 are those that its authors publish")
  func published() {
    var random = SplitMix64(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
  }
}
