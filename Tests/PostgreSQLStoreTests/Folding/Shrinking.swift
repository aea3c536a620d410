import BudgetTestKit

/// Takes requests away as long as the rest still fails: what is left is short enough to read.
func shrunk(
    _ requests: [Request], while fails: ([Request]) async throws -> Bool
) async throws -> [Request] {
    var smallest = requests
    var size = requests.count / 2
    while size > 0 {
        var start = 0
        while start < smallest.count {
            var candidate = smallest
            candidate.removeSubrange(start..<min(start + size, smallest.count))
            if try await fails(candidate) { smallest = candidate } else { start += size }
        }
        size /= 2
    }
    return smallest
}
