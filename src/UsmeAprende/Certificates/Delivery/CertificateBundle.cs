namespace UsmeAprende.Certificates.Delivery;

/// <summary>
/// Certificates that are handed out together, as the payload of a batch says it: where they come from, then their ids in the order of their
/// numbers. Ids only, since a batch stays when people are erased.
/// </summary>
/// <param name="Source">Such as <c>lote/{id}</c>; see the methods.</param>
public sealed record CertificateBundle(string Source, IReadOnlyList<Guid> Certificates)
{
    /// <summary>More are asked for in parts: with a filter, or by their batches.</summary>
    public const int Most = 2_000;

    public const string Register = "registro";

    private const string UnaccountedPrefix = "sin-cuenta/";

    public static string OfBatch(Guid batch) => $"lote/{batch:D}";

    public static string OfGathering(Guid gathering) => CertificateSubject.ForGathering(gathering);

    /// <summary>Those of a gathering's people without account, for its facilitator.</summary>
    public static string OfUnaccounted(Guid gathering) => $"{UnaccountedPrefix}{gathering:D}";

    public static CertificateBundle Parse(string payload)
    {
        var parts = payload.Split(' ');
        return new CertificateBundle(parts[0], [.. parts.Skip(1).Select(Guid.Parse)]);
    }

    public override string ToString() => string.Join(' ', Certificates.Select(c => c.ToString("D")).Prepend(Source));
}
