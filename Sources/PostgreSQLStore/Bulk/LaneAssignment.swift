/// Which lane a unit's commands go through: the lanes take new units in turn.
struct LaneAssignment: Sendable {
    private let count: Int
    private var lanes: [String: Int] = [:]
    private var last = 0
    private var latest: (unit: String, lane: Int)?

    init(among count: Int) {
        self.count = count
    }

    mutating func lane(of unit: String) -> Int {
        if count == 1 { return 0 }
        if let latest, latest.unit == unit { return latest.lane }
        if lanes[unit] == nil { last = (last + 1) % count }
        let lane = lanes[unit] ?? last
        lanes[unit] = lane
        latest = (unit, lane)
        return lane
    }
}
