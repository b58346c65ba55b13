namespace UsmeAprende.Documents.Archives;

/// <summary>What an archive's manifest says of one of its files.</summary>
/// <param name="Path">Within the archive, with slashes.</param>
/// <param name="Description">What it is, in words.</param>
/// <param name="Sha256">In small hexadecimal digits.</param>
public sealed record ArchiveEntry(string Path, string Description, long Length, string Sha256);
