using System.Diagnostics.CodeAnalysis;

namespace UsmeAprende.Certificates;

/// <summary>What a certificate would say now, or why none can be issued.</summary>
public sealed record Wording(CertificateWords? Words, OrderFailure? Failure)
{
    [MemberNotNullWhen(true, nameof(Words))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool CanBeIssued => Words is not null;

    internal static Wording Of(CertificateWords words) => new(words, null);

    internal static Wording None(OrderFailure failure) => new(null, failure);
}
