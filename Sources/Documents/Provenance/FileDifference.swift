import Foundation

/// Where a file first differs from what it should be, in words for people.
package enum FileDifference {
    /// The first difference between a file and the bytes it should have; nil where there is none.
    ///
    /// - Throws: ``RenderingError`` where the file cannot be read.
    package static func between(
        _ path: String, and expected: [UInt8], _ format: DocumentFormat
    ) throws -> String? {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RenderingError.unreadable(path: path, detail: "文件不存在或没有读取权限")
        }
        let bytes = Array(data)
        guard bytes != expected else { return nil }
        return switch format {
        case .txt, .html, .json: line(bytes, expected)
        case .docx, .xlsx: try part(path, expected)
        case .pdf: "文件有 \(bytes.count) 个字节，应有 \(expected.count) 个" + place(bytes, expected)
        }
    }

    private static func line(_ bytes: [UInt8], _ expected: [UInt8]) -> String {
        func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
            bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        }
        let (found, wanted) = (lines(bytes), lines(expected))
        let number = zip(found, wanted).enumerated().first { $0.element.0 != $0.element.1 }
        let offset = number?.offset ?? min(found.count, wanted.count)
        func line(_ lines: [ArraySlice<UInt8>]) -> String? {
            offset < lines.count ? String(decoding: lines[offset], as: UTF8.self) : nil
        }
        // Long lines are shown from a little before the place where they part.
        let common = zip(line(found) ?? "", line(wanted) ?? "").prefix { $0 == $1 }.count
        func text(_ lines: [ArraySlice<UInt8>]) -> String {
            line(lines).map { "“\($0.dropFirst(max(common - 12, 0)).prefix(40))”" } ?? "没有这一行"
        }
        return "第 \(offset + 1) 行是\(text(found))，应为\(text(wanted))"
    }

    /// The parts of the package that differ, which tells a changed sheet from changed properties.
    private static func part(_ path: String, _ expected: [UInt8]) throws -> String {
        try TemporaryFolder.with { folder in
            let other = folder.appendingPathComponent("expected.zip").path
            try Data(expected).write(to: URL(fileURLWithPath: other))
            let names = try ZipEntry.names(in: path)
            let wanted = try ZipEntry.names(in: other)
            let changed = try wanted.filter { name in
                try names.contains(name)
                    && ZipEntry.bytes(of: name, in: path) != ZipEntry.bytes(of: name, in: other)
            }
            let missing = wanted.filter { !names.contains($0) }
            let strange = names.filter { !wanted.contains($0) }
            let told = [("改动", changed), ("缺少", missing), ("多出", strange)].filter {
                !$0.1.isEmpty
            }
            guard !told.isEmpty else { return "压缩包被重新打包过，内容相同" }
            return told.map { "\($0.0)的部分 \($0.1.joined(separator: "、"))" }.joined(separator: "；")
        }
    }

    private static func place(_ bytes: [UInt8], _ expected: [UInt8]) -> String {
        let offset = zip(bytes, expected).enumerated().first { $0.element.0 != $0.element.1 }
        return offset.map { "，自第 \($0.offset + 1) 个字节起不同" } ?? ""
    }
}
