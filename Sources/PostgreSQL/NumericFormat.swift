/// The binary format of `numeric`: digits in base 10 000, a weight, a sign, a display scale.
enum NumericFormat {
    private static let negative: UInt16 = 0x4000
    private static let firstSpecial: UInt16 = 0xC000

    /// The exact decimal text as the server would write it; nil for NaN and infinities.
    static func decimal(_ bytes: Span<UInt8>) -> String? {
        guard bytes.count >= 8 else { return nil }
        let groups = Int(bytes.bigEndian(at: 0, as: Int16.self))
        let weight = Int(bytes.bigEndian(at: 2, as: Int16.self))
        let sign = bytes.bigEndian(at: 4, as: UInt16.self)
        let scale = Int(bytes.bigEndian(at: 6, as: Int16.self))
        guard sign < firstSpecial, bytes.count == 8 + 2 * groups else { return nil }

        func group(_ index: Int) -> String {
            guard index >= 0, index < groups else { return "0000" }
            let digits = String(bytes.bigEndian(at: 8 + 2 * index, as: Int16.self))
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        var whole = weight >= 0 ? (0...weight).map(group).joined() : ""
        whole = String(whole.drop { $0 == "0" })
        var text = sign == negative ? "-" : ""
        text += whole.isEmpty ? "0" : whole
        if scale > 0 {
            let fraction = (0..<(scale + 3) / 4).map { group(weight + 1 + $0) }.joined()
            text += "." + fraction.prefix(scale)
        }
        return text
    }
}
