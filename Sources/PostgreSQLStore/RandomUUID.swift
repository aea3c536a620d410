import Crypto

/// A random UUID (version 4), as its bits.
struct RandomUUID: Hashable, Sendable {
    let bits: UInt128

    init(_ random: UInt128) {
        let high = (UInt64(truncatingIfNeeded: random >> 64) & ~0xF000) | 0x4000
        let low = (UInt64(truncatingIfNeeded: random) & ~(0b11 << 62)) | (0b10 << 62)
        bits = UInt128(high) << 64 | UInt128(low)
    }

    /// A UUID of the system's own randomness.
    static func random() -> RandomUUID {
        var generator = SystemRandomNumberGenerator()
        return RandomUUID(generator.next())
    }

    /// In lower case.
    var text: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// How many bytes the text has.
    static let textLength = 36

    /// Appends the text.
    func write(to bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + Self.textLength)
        for index in 0..<16 {
            if index == 4 || index == 6 || index == 8 || index == 10 {
                bytes.append(UInt8(ascii: "-"))
            }
            let byte = UInt8(truncatingIfNeeded: bits >> UInt128(8 * (15 - index)))
            bytes.append(Self.digit(byte >> 4))
            bytes.append(Self.digit(byte & 15))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
}

/// Random UUIDs in large numbers: SHA-256 of a random key and a counter (a generator of the kind
/// that NIST SP 800-90A calls Hash_DRBG), so that not each of them costs a system call.
struct RandomUUIDs {
    /// The key, and the counter behind it.
    private var block: [UInt8]
    private var counter: UInt64 = 0
    private var spare: RandomUUID?

    init() {
        var generator = SystemRandomNumberGenerator()
        block = (0..<32).map { _ in generator.next() } + [UInt8](repeating: 0, count: 8)
    }

    mutating func next() -> RandomUUID {
        if let spare {
            self.spare = nil
            return spare
        }
        counter += 1
        for index in 0..<8 { block[32 + index] = UInt8(truncatingIfNeeded: counter >> (8 * index)) }
        let bytes = Array(SHA256.hash(data: block))
        func half(_ range: Range<Int>) -> RandomUUID {
            RandomUUID(bytes[range].reduce(0) { $0 << 8 | UInt128($1) })
        }
        spare = half(16..<32)
        return half(0..<16)
    }
}
