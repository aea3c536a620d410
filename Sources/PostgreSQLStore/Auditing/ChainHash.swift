import Crypto

/// A SHA-256 as four big-endian words, which compare in an instruction or two.
typealias ChainHash = SIMD4<UInt64>

extension ChainHash {
    /// Of bytes as they are stored; nil unless there are 32 of them.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.init()
        for (index, byte) in bytes.enumerated() {
            self[index / 8] = self[index / 8] << 8 | UInt64(byte)
        }
    }

    /// Of a canonical encoding.
    init(hashing bytes: [UInt8]) {
        self.init()
        let digest = SHA256.hash(data: bytes)
        // The library lends a digest's bytes in this way alone; they are read before it ends.
        digest.withUnsafeBytes { buffer in
            for index in 0..<4 {
                let word = buffer.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
                self[index] = UInt64(bigEndian: word)
            }
        }
    }
}
