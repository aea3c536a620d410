import Foundation

/// A ZIP archive of stored parts, written byte by byte so that tests can also write wrong ones.
struct StoredArchive {
    var parts: [(name: String, data: Data)]
    /// Set on every entry; 1 says that it is encrypted.
    var flags: UInt16 = 0
    /// What the directory claims a part unpacks to, instead of the truth.
    var claimedSize: UInt32?

    var data: Data {
        var body = Data()
        var directory = Data()
        for (name, data) in parts {
            let offset = UInt32(body.count)
            let size = claimedSize ?? UInt32(data.count)
            let common =
                Self.bytes(UInt16(20)) + Self.bytes(flags) + Self.bytes(UInt16(0))
                + Self.bytes(UInt32(0x21_0000)) + Self.bytes(Self.checksum(data))
                + Self.bytes(UInt32(data.count)) + Self.bytes(size)
                + Self.bytes(UInt16(name.utf8.count)) + Self.bytes(UInt16(0))
            body += Self.bytes(UInt32(0x0403_4B50)) + common + Data(name.utf8) + data
            directory += Self.bytes(UInt32(0x0201_4B50)) + Self.bytes(UInt16(20)) + common
            directory += Self.bytes(UInt16(0)) + Self.bytes(UInt16(0)) + Self.bytes(UInt16(0))
            directory += Self.bytes(UInt32(0)) + Self.bytes(offset) + Data(name.utf8)
        }
        let count = Self.bytes(UInt16(parts.count))
        return body + directory + Self.bytes(UInt32(0x0605_4B50)) + Self.bytes(UInt32(0)) + count
            + count + Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(body.count))
            + Self.bytes(UInt16(0))
    }

    private static func bytes(_ value: some FixedWidthInteger) -> Data {
        withUnsafeBytes(of: value.littleEndian) { Data($0) }
    }

    private static func checksum(_ data: Data) -> UInt32 {
        var result: UInt32 = 0xFFFF_FFFF
        for byte in data {
            result ^= UInt32(byte)
            for _ in 0..<8 { result = result & 1 == 1 ? result >> 1 ^ 0xEDB8_8320 : result >> 1 }
        }
        return ~result
    }
}
