import CLibzip
import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The parts of an office file, for looking inside.
struct PackageParts {
    let parts: [String: String]
    /// In the order of the archive.
    let names: [String]

    init(_ bytes: [UInt8]) throws {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("zhixing-test-\(UUID().uuidString).zip")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var code: Int32 = 0
        guard let archive = zip_open(file.path, ZIP_RDONLY, &code) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        defer { zip_discard(archive) }
        var parts: [String: String] = [:]
        var names: [String] = []
        for index in 0..<UInt64(zip_get_num_entries(archive, 0)) {
            var information = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &information) == 0,
                let name = zip_get_name(archive, index, 0).map({ String(cString: $0) }),
                let entry = zip_fopen_index(archive, index, 0)
            else { throw CocoaError(.fileReadCorruptFile) }
            defer { zip_fclose(entry) }
            var bytes = [UInt8](repeating: 0, count: Int(information.size))
            guard zip_fread(entry, &bytes, information.size) == Int64(bytes.count) else {
                throw CocoaError(.fileReadCorruptFile)
            }
            parts[name] = String(decoding: bytes, as: UTF8.self)
            names.append(name)
        }
        self.parts = parts
        self.names = names
    }

    subscript(name: String) -> String { parts[name] ?? "" }

    /// Names of the parts that are not well-formed XML.
    var malformed: [String] {
        names.filter { name in
            let parser = XMLParser(data: Data(self[name].utf8))
            return !parser.parse() || parser.parserError != nil
        }
    }
}

extension String {
    /// How often a text occurs in this one.
    func count(of text: String) -> Int {
        split(separator: text, omittingEmptySubsequences: false).count - 1
    }
}
