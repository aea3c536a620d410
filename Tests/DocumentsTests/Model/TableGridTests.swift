import Reports
import Testing

/// Spans laid out on the grid.
struct TableGridTests {
    @Test func `Cells take the places that none from above covers`() {
        let grid = grid([
            [.text("甲", rowSpan: 2), .text("乙", columnSpan: 2)], [.text("丙"), .text("丁")],
        ])
        #expect(grid.slots[0][2] == .covered(row: 0, column: 1))
        #expect(grid.slots[1][0] == .covered(row: 0, column: 0))
        #expect(grid.slots[1][1] == .cell(.text("丙"), columnSpan: 1, rowSpan: 1))
        #expect(grid.slots[1][2] == .cell(.text("丁"), columnSpan: 1, rowSpan: 1))
    }

    @Test func `Spans end where the table or another cell does`() {
        let tall = Cell.text("高", rowSpan: 9)
        let wide = Cell.text("宽", columnSpan: 9)
        let grid = grid([[.text("甲"), .text("乙"), tall], [wide, .text("多"), .text("余")]])
        #expect(grid.slots[0][2] == .cell(tall, columnSpan: 1, rowSpan: 2))
        #expect(grid.slots[1][0] == .cell(wide, columnSpan: 2, rowSpan: 1))
        #expect(grid.slots[1][2] == .covered(row: 0, column: 2))
    }

    @Test func `Places without a cell are empty`() {
        #expect(grid([[.text("甲")]]).slots[0][1] == .empty)
    }

    @Test func `A head's span does not reach into the body`() {
        let table = Table(
            columns: [.init(width: 1)], headerRows: [.init([.text("头", rowSpan: 3)])],
            bodyRows: [.init([.text("体")])])
        #expect(
            TableGrid(table).slots == [
                [.cell(.text("头", rowSpan: 3), columnSpan: 1, rowSpan: 1)],
                [.cell(.text("体"), columnSpan: 1, rowSpan: 1)],
            ])
    }

    private func grid(_ rows: [[Cell]]) -> TableGrid {
        TableGrid(
            Table(
                columns: (0..<3).map { _ in .init(width: 1) }, bodyRows: rows.map { .init($0) }))
    }
}
