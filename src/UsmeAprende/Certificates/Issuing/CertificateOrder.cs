using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>
/// A coordinator's order to issue a certificate. It is stored before anything is tried, and its id becomes the certificate's id. So if a
/// process is killed, the next one can continue without issuing anything twice (R24).
/// </summary>
public sealed class CertificateOrder
{
    public const int NameLength = 200;
    public const int DetailLength = 300;

    public required Guid Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Subject { get; init; }

    public required PersonId IssuedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Position among those ordered together: numbers are given in the order in which the coordinator saw them.</summary>
    public int Position { get; private init; }

    /// <summary>The name to print, if the coordinator changed it; deleted when it is issued.</summary>
    public string? HolderName { get; private set; }

    /// <summary>The certificate that this one corrects.</summary>
    public Guid? ReplacesId { get; init; }

    /// <summary>Why it is corrected, or why the name is not printed as in the account.</summary>
    public string? Reason { get; private set; }

    public CertificateOrderState State { get; private set; }

    public PersonId? ApprovedById { get; private set; }

    /// <summary>The batch that issues it; null while it waits for approval.</summary>
    public Guid? BatchId { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public CertificateFailureReason? Failure { get; private set; }

    /// <summary>Details of the failure, or why it was rejected.</summary>
    public string? Detail { get; private set; }

    internal static CertificateOrder Create(
        CertificateOrderRequest request,
        int position,
        PersonId coordinator,
        bool isProposal,
        DateTime now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            PersonId = request.PersonId,
            Subject = request.Subject,
            IssuedById = coordinator,
            CreatedAt = now,
            Position = position,
            // Cleaned in the same way as people's names.
            HolderName = request.HolderName is { } name ? TypedText.CleanValue(name) : null,
            ReplacesId = request.ReplacesId,
            Reason = request.Reason,
            State = isProposal ? CertificateOrderState.Proposed : CertificateOrderState.Waiting,
        };

    internal void AssignToBatch(Guid batch) => (State, BatchId) = (CertificateOrderState.Waiting, batch);

    internal void Approve(PersonId coordinator) => ApprovedById = coordinator;

    internal void Issue(DateTime now) => (State, HolderName, DecidedAt) = (CertificateOrderState.Issued, null, now);

    internal void Fail(CertificateFailureReason failure, string? detail, DateTime now) =>
        (State, Failure, Detail, HolderName, DecidedAt) = (
            CertificateOrderState.Failed,
            failure,
            detail is { Length: > DetailLength } ? detail[..DetailLength] : detail,
            null,
            now
        );

    /// <summary>Erases both: they are free text, and may name a person who asked to be erased (R30).</summary>
    internal void ForgetReasons() => (Reason, Detail) = (null, null);

    internal void Reject(PersonId coordinator, string reason, DateTime now) =>
        (State, ApprovedById, Detail, HolderName, DecidedAt) = (CertificateOrderState.Rejected, coordinator, reason, null, now);
}

internal sealed class CertificateOrderMapping : IEntityTypeConfiguration<CertificateOrder>
{
    public void Configure(EntityTypeBuilder<CertificateOrder> order)
    {
        order.ToTable("CertificateOrders");
        order.Property(o => o.Id).ValueGeneratedNever();
        order.Property(o => o.Subject).HasMaxLength(IssuedCertificate.SubjectLength);
        order.Property(o => o.HolderName).HasMaxLength(CertificateOrder.NameLength);
        order.Property(o => o.Reason).HasMaxLength(IssuedCertificate.ReasonLength);
        order.Property(o => o.Detail).HasMaxLength(CertificateOrder.DetailLength);
        order.HasIndex(o => new { o.BatchId, o.State });
        order.HasIndex(o => new { o.State, o.Subject });
        order.HasIndex(o => o.PersonId);
        order.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>State of an order.</summary>
public enum CertificateOrderState
{
    /// <summary>Waits for a second coordinator.</summary>
    Proposed,

    /// <summary>Waits for its turn in a batch.</summary>
    Waiting,

    /// <summary>The certificate is in the register.</summary>
    Issued,

    /// <summary>It could not be issued; no number was given.</summary>
    Failed,

    /// <summary>The second coordinator rejected it.</summary>
    Rejected,
}

/// <summary>Why an order was not issued.</summary>
public enum CertificateFailureReason
{
    /// <summary>The person has a valid certificate for it already.</summary>
    HasOne,

    Erased,

    /// <summary>The certificate to be corrected is not valid any more.</summary>
    NothingToReplace,

    /// <summary>The course's rule is not met, or not any more after a record was taken back.</summary>
    NotEarned,

    NoDocument,

    DocumentNotVerified,

    /// <summary>The name to print is not the person's name.</summary>
    NotTheirName,

    /// <summary>The coordinator who orders or approves it is the holder.</summary>
    Oneself,

    /// <summary>The course or gathering does not exist.</summary>
    NoSubject,

    /// <summary>Attendance at the gathering has not been closed.</summary>
    GatheringOpen,

    /// <summary>No signatory is configured.</summary>
    NoSignatory,

    /// <summary>The document cannot be made; the order's detail says why.</summary>
    Unprintable,
}

/// <summary>A request for one certificate: for whom, and for what.</summary>
/// <param name="Subject">A course's id, or <c>encuentro/{id}</c>.</param>
public sealed record CertificateOrderRequest(PersonId PersonId, string Subject)
{
    /// <summary>The name to print, if it differs from the person's own spelling.</summary>
    public string? HolderName { get; init; }

    public Guid? ReplacesId { get; init; }

    /// <summary>Why it is corrected, or why the name is not printed as in the account.</summary>
    public string? Reason { get; init; }

    internal bool HasSamePersonAndSubject(CertificateOrder order) => order.PersonId == PersonId && order.Subject == Subject;

    /// <summary>Whether the order has exactly this content (R33).</summary>
    public bool IsAskedBy(CertificateOrder order) =>
        HasSamePersonAndSubject(order)
        && order.ReplacesId == ReplacesId
        && order.Reason == Reason
        && order.HolderName == (HolderName is { } name ? TypedText.CleanValue(name) : null);
}
