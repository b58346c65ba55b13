using UsmeAprende.Typing;

namespace UsmeAprende.Certificates;

/// <summary>Whom a coordinator wants certified, and for what.</summary>
/// <param name="Subject">A course's id, or <c>encuentro/{id}</c>.</param>
public sealed record OrderRequest(Guid PersonId, string Subject)
{
    /// <summary>As the document shows it, where the person wrote it otherwise.</summary>
    public string? HolderName { get; init; }

    public Guid? ReplacesId { get; init; }

    public string? Reason { get; init; }

    internal bool IsForTheSame(CertificateOrder order) => order.PersonId == PersonId && order.Subject == Subject;

    /// <summary>Whether the order asks for just this (R33).</summary>
    public bool IsAskedBy(CertificateOrder order) =>
        IsForTheSame(order)
        && order.ReplacesId == ReplacesId
        && order.Reason == Reason
        && order.HolderName == (HolderName is { } name ? TypedText.CleanValue(name) : null);
}
