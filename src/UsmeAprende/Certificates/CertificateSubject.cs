namespace UsmeAprende.Certificates;

/// <summary>What a certificate is for, as it is stored: a course's id, or <c>encuentro/{id}</c>.</summary>
public static class CertificateSubject
{
    private const string GatheringPrefix = "encuentro/";

    public static string Of(Guid gathering) => $"{GatheringPrefix}{gathering:D}";

    public static bool TryGathering(string subject, out Guid gathering)
    {
        gathering = default;
        return subject.StartsWith(GatheringPrefix, StringComparison.Ordinal)
            && Guid.TryParseExact(subject.AsSpan(GatheringPrefix.Length), "D", out gathering);
    }
}
