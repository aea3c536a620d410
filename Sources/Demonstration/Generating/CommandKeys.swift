/// The idempotency keys of the year's commands, in their order: UUIDs, the same at every start.
struct CommandKeys {
    private var generator = SeededGenerator(seed: 0x2021_0101)

    mutating func next() -> String {
        // Version 8 of RFC 9562 is for keys made by a rule of one's own.
        let high = generator.next() & ~0xF000 | 0x8000
        let low = generator.next() & ~(0b11 << 62) | 0b10 << 62
        let digits = Array(hexadecimal(high) + hexadecimal(low))
        let groups = [
            digits[..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20...],
        ]
        return groups.map { String($0) }.joined(separator: "-")
    }

    private func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
