namespace UsmeAprende.Data;

/// <param name="FreeBytes">Of the disk of the data folder; nothing where it does not say.</param>
/// <param name="CanWrite">Whether a small file was written and reached the disk.</param>
public sealed record DiskReading(long? FreeBytes, bool CanWrite, DateTime At);
