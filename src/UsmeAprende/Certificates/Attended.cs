namespace UsmeAprende.Certificates;

/// <summary>Somebody who came to a gathering, as the coordinator who certifies it sees them.</summary>
/// <param name="Certificate">The valid one they have for it.</param>
public sealed record Attended(Holder Holder, Guid? Certificate)
{
    public bool CanBeIssued => Certificate is null && Holder.HasVerifiedDocument;
}
