// Numbers and UUIDs as the texts that the canonical encoding is made of, eight characters at a time:
// a String for each of them would cost more than the hash. `EventRow.encode` says it plainly.

extension [UInt8] {
    /// A field with the number's decimal digits.
    mutating func append(decimal number: Int64?) {
        guard let number else { return appendMissing() }
        guard (0..<10_000_000_000_000_000).contains(number) else {
            let text = String(number)
            appendLength(text.utf8.count)
            return append(contentsOf: text.utf8)
        }
        let (high, low) = UInt64(number).quotientAndRemainder(dividingBy: 100_000_000)
        let count = Self.digits(of: high == 0 ? low : high)
        appendLength(high == 0 ? count : count + 8)
        append(characters: Self.decimal(high == 0 ? low : high) >> UInt64(64 - 8 * count), count)
        if high != 0 { append(characters: Self.decimal(low), 8) }
    }

    /// A field with `true` or `false`.
    mutating func append(flag: Int64?) {
        guard let flag else { return appendMissing() }
        let text = flag == 0 ? "false" : "true"
        appendLength(text.utf8.count)
        append(contentsOf: text.utf8)
    }

    /// A field with a UUID as PostgreSQL prints it: lower case, in five groups.
    mutating func append(uuid words: SIMD4<UInt64>?) {
        guard let words else { return appendMissing() }
        let dash = UInt8(ascii: "-")
        let second = Self.hexadecimal(words[0])
        let third = Self.hexadecimal(words[1] >> 32)
        appendLength(36)
        append(characters: Self.hexadecimal(words[0] >> 32), 8)
        append(dash)
        append(characters: second, 4)
        append(dash)
        append(characters: second >> 32, 4)
        append(dash)
        append(characters: third, 4)
        append(dash)
        append(characters: third >> 32, 4)
        append(characters: Self.hexadecimal(words[1]), 8)
    }

    /// The first characters of eight, the first one lowest.
    private mutating func append(characters: UInt64, _ count: Int) {
        // The bytes of a trivial value are read before the closure returns.
        Swift.withUnsafeBytes(of: characters.littleEndian) {
            append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[..<count]))
        }
    }

    /// How many digits a number of at most eight has.
    private static func digits(of number: UInt64) -> Int {
        var (count, limit) = (1, UInt64(10))
        while number >= limit {
            count += 1
            limit *= 10
        }
        return count
    }

    /// Eight decimal digits with zeros in front, the first one lowest.
    private static func decimal(_ number: UInt64) -> UInt64 {
        var (rest, characters) = (number, UInt64(0))
        for _ in 0..<8 {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            characters = characters << 8 | (0x30 + digit)
            rest = quotient
        }
        return characters
    }

    /// The lower half of a word as eight hexadecimal digits, the first one lowest.
    private static func hexadecimal(_ word: UInt64) -> UInt64 {
        // Bytes apart, each into its two nibbles, then all eight into ASCII at once.
        var lanes = UInt64(UInt32(truncatingIfNeeded: word).byteSwapped)
        lanes = (lanes | lanes << 16) & 0x0000_FFFF_0000_FFFF
        lanes = (lanes | lanes << 8) & 0x00FF_00FF_00FF_00FF
        let nibbles = (lanes >> 4) & 0x000F_000F_000F_000F | (lanes & 0x000F_000F_000F_000F) << 8
        let letters = (nibbles + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return nibbles + 0x3030_3030_3030_3030 + letters * 39
    }
}
