using System.Collections.Immutable;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>Somebody whom a certificate may name, with what a person must look at before it does.</summary>
/// <param name="PersonId">The survivor's, where several rows are one human (R14).</param>
/// <param name="Document">Verified where there is one that is; only that prints (R10).</param>
public sealed record Holder(Guid PersonId, string Name, string? Place, PersonIdentifier? Document, ImmutableArray<Concern> Concerns)
{
    /// <summary>The last one of the same that was revoked; null where none was.</summary>
    public EarlierRevocation? Revoked { get; init; }

    public bool HasVerifiedDocument => Document is { VerifiedAt: not null };
}
