namespace UsmeAprende.Certificates;

/// <summary>An export of the register.</summary>
/// <param name="Sha256">Of the bytes, in hexadecimal; it stands in the audit trail too.</param>
public sealed record RegisterFile(string Name, string MediaType, byte[] Bytes, string Sha256);
