import Foundation
import PostgreSQLStore

/// Keys in files: a private one is its owner's alone.
enum KeyFile {
    /// Writes a private key to a new file that only its owner can read.
    static func create(_ key: CheckpointKey, at path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = errno == EEXIST ? "文件已存在，不会覆盖私钥" : String(cString: strerror(errno))
            throw CommandFailure(
                exitCode: ExitStatus.failure,
                report: ErrorReport(
                    code: "fileNotWritable", message: "无法写入 \(path)：\(reason)；请换一个文件名"))
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        // Whatever the umask took away, nobody else may read it.
        fchmod(descriptor, 0o600)
        try handle.write(contentsOf: Data(key.pem.utf8))
        try handle.synchronize()
        try handle.close()
    }

    /// Reads a private key; refuses a file that others can read.
    static func load(_ path: String) throws -> CheckpointKey {
        let text = try InputFile.text(path)
        guard try PrivateFile.isOwnersAlone(path) else {
            throw CommandFailure(
                exitCode: ExitStatus.notPermitted,
                report: ErrorReport(
                    code: "keyNotPrivate", message: "私钥 \(path) 可被他人读取；请执行 chmod 600 \(path)"))
        }
        guard let key = CheckpointKey(pem: text) else {
            throw CommandFailure.usage(
                "malformedKey", "\(path) 不是 Ed25519 私钥（PEM）；请用 zhixing checkpoint new-key 生成")
        }
        return key
    }

    /// Reads a public key from a file, or takes its hexadecimal digits themselves.
    static func publicKey(_ given: String) throws -> CheckpointPublicKey {
        if let key = CheckpointPublicKey(text: given) { return key }
        guard let key = CheckpointPublicKey(text: try InputFile.text(given)) else {
            throw CommandFailure.usage(
                "malformedKey",
                "\(given) 不是 Ed25519 公钥；请用 zhixing checkpoint public-key 导出，或直接写 64 位十六进制数")
        }
        return key
    }
}

/// Small files that are read whole.
enum InputFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(
                exitCode: ExitStatus.failure,
                report: ErrorReport(
                    code: "fileNotReadable", message: "无法读取文件 \(path)；请检查路径和权限"))
        }
        return Array(data)
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }
}
