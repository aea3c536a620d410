/// A random UUID (version 4) in lower case.
func randomUUID() -> String {
    var generator = SystemRandomNumberGenerator()
    var high = generator.next()
    var low = generator.next()
    high = (high & ~0xF000) | 0x4000
    low = (low & ~(0b11 << 62)) | (0b10 << 62)
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 36) { buffer in
        var position = 0
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 {
                buffer[position] = UInt8(ascii: "-")
                position += 1
            }
            let word = index < 16 ? high : low
            buffer[position] =
                digits[Int(truncatingIfNeeded: word >> UInt64((15 - index % 16) * 4)) & 15]
            position += 1
        }
        return 36
    }
}
