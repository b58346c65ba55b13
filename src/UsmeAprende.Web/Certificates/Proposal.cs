using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Certificates;

/// <summary>One proposal as the second coordinator sees it.</summary>
/// <param name="Wording">What the certificate would say.</param>
/// <param name="ProposedBy">The first coordinator's name.</param>
/// <param name="IsMine">Proposed by, or for, whoever looks: somebody else must decide (R15).</param>
public sealed record Proposal(CertificateOrder Order, Holder? Holder, Wording Wording, string? ProposedBy, bool IsMine)
{
    /// <summary>How the person is called on the site, where the certificate would say otherwise.</summary>
    public string? AccountName =>
        Holder is { } holder && Wording.Words is { } words && words.HolderName != holder.Name ? holder.Name : null;

    /// <summary>What asks for a look is never ticked beforehand.</summary>
    public bool IsTicked => Wording.CanBeIssued && AccountName is null && Holder is { Concerns.IsEmpty: true };
}
