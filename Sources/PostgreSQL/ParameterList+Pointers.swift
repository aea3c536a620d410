/// The arrays that libpq's functions take, valid only while they are lent.
@unsafe struct ParameterPointers {
    let count: Int32
    let types: UnsafePointer<UInt32>?
    let values: UnsafePointer<UnsafePointer<CChar>?>?
    let lengths: UnsafePointer<Int32>?
    let formats: UnsafePointer<Int32>?
}

extension ParameterList {
    /// Lends the values to one call of libpq, which copies them before it returns.
    @unsafe func withPointers<Result>(_ body: (ParameterPointers) -> Result) -> Result {
        unsafe bytes.withUnsafeBytes { bytes in
            let start = bytes.baseAddress
            let values: [UnsafePointer<CChar>?] = unsafe offsets.map { offset in
                guard let offset, let start = unsafe start else { return nil }
                return unsafe (start + offset).assumingMemoryBound(to: CChar.self)
            }
            return unsafe values.withUnsafeBufferPointer { values in
                unsafe types.withUnsafeBufferPointer { types in
                    unsafe lengths.withUnsafeBufferPointer { lengths in
                        unsafe formats.withUnsafeBufferPointer { formats in
                            unsafe body(
                                ParameterPointers(
                                    count: Int32(clamping: count), types: types.baseAddress,
                                    values: values.baseAddress, lengths: lengths.baseAddress,
                                    formats: formats.baseAddress))
                        }
                    }
                }
            }
        }
    }
}
