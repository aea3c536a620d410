/// A band of scores with its name (评价等级).
package struct GradeBand: Codable, Hashable, Sendable {
    /// The word printed: 优, 良, 中, 差.
    package let name: String
    /// The lowest exact sum that still belongs to it.
    package let from: Rate

    package init(name: String, from: Rate) {
        self.name = name
        self.from = from
    }
}

/// The bands of a rule set, best first.
package struct GradeBands: Codable, Hashable, Sendable {
    package let bands: [GradeBand]

    package init(_ bands: [GradeBand]) {
        self.bands = bands
    }

    package init(from decoder: any Decoder) throws {
        bands = try decoder.singleValueContainer().decode([GradeBand].self)
        let falls = zip(bands, bands.dropFirst()).allSatisfy { $0.from > $1.from }
        guard falls, bands.last?.from == .zero else {
            throw malformed(decoder, "等级应从高到低排列，最后一档从 0 分起")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bands)
    }

    /// The band that a sum of scores falls into; the sum itself is compared, never its rounding.
    package func grade(of sum: Rate) -> String {
        bands.first { sum >= $0.from }?.name ?? bands.last?.name ?? ""
    }

    /// ≥90 优, ≥80 良, ≥60 中, else 差.
    package static let standard = GradeBands([
        GradeBand(name: "优", from: Rate(whole: 90)), GradeBand(name: "良", from: Rate(whole: 80)),
        GradeBand(name: "中", from: Rate(whole: 60)), GradeBand(name: "差", from: .zero),
    ])
}

extension Rate {
    /// A whole number, such as a score of 90.
    package init(whole number: Int) {
        self = .percent(number) * .percent(10_000)
    }
}
