import Linting
import Testing

@Suite struct PrintedNumberTests {
    @Test(arguments: [
        ("1,207.96", 1_207_960_000, 2, ""), ("９３．０７％", 93_070_000, 2, "%"),
        ("（12.50）", -12_500_000, 2, ""), ("-6.82%", -6_820_000, 2, "%"),
        ("1125.54万元", 1_125_540_000, 2, "万元"), ("98分", 98_000_000, 0, "分"),
        ("1207. 96", 1_207_960_000, 2, ""), ("0", 0, 0, ""),
    ])
    func `a printed number is read exactly`(text: String, micros: Int64, places: Int, unit: String)
    {
        #expect(PrintedNumber(text) == PrintedNumber(micros: micros, places: places, unit: unit))
    }

    @Test(arguments: [
        "", "(1)", "—", "1,23", "1.2.3", "任务1", "1.1234567", "9999999999999", "12:30",
    ])
    func `what is no number is not read as one`(text: String) {
        #expect(PrintedNumber(text) == nil)
    }
}
