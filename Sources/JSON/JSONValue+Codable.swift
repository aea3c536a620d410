extension JSONValue: Codable {
    /// Only from within ``JSONValueDecoder``, which hands the value over as it is.
    package init(from decoder: any Decoder) throws {
        guard let node = decoder as? DecodingNode else {
            throw JSONFieldError(field: "", problem: .malformed("not from JSONValueDecoder"))
        }
        self = node.value
    }

    /// Only into ``JSONValueEncoder``, which takes the value as it is.
    package func encode(to encoder: any Encoder) throws {
        guard encoder is EncodingNode else {
            throw JSONFieldError(field: "", problem: .malformed("not into JSONValueEncoder"))
        }
        var container = encoder.singleValueContainer()
        try container.encode(self)
    }
}
