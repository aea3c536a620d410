/// Which lane what belongs together goes through: the lanes take new keys in turn.
struct LaneAssignment<Key: Hashable & Sendable>: Sendable {
    private let count: Int
    private let remembered: Int
    private var lanes: [Key: Int] = [:]
    private var last = 0
    private var latest: (key: Key, lane: Int)?

    /// Among `count` lanes; beyond `remembered` keys all are forgotten and may come to other lanes.
    init(among count: Int, remembered: Int = .max) {
        self.count = count
        self.remembered = remembered
    }

    mutating func lane(of key: Key) -> Int {
        if count == 1 { return 0 }
        if let latest, latest.key == key { return latest.lane }
        if lanes.count >= remembered { lanes = [:] }
        if lanes[key] == nil { last = (last + 1) % count }
        let lane = lanes[key] ?? last
        lanes[key] = lane
        latest = (key, lane)
        return lane
    }
}
