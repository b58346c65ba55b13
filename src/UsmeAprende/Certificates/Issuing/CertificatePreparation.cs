using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Puts together what a certificate says, from the person and from what they did, as both are now (R10, R22, R26).</summary>
public sealed class CertificatePreparation(
    UsmeDb db,
    CertificateHolderReader holders,
    CourseFactsReader courses,
    GatheringFactsReader gatherings,
    IOptions<CertificateOptions> options
)
{
    /// <param name="order">Whom and what for.</param>
    /// <param name="by">Who issues and approves: nobody does it for themselves (R15).</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<CertificatePreparationResult> PrepareAsync(
        CertificateOrderRequest order,
        IReadOnlyCollection<Guid> by,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(options.Value.Signatory))
            return CertificatePreparationResult.Refused(CertificateFailureReason.NoSignatory);
        if (await holders.FindAsync(order.PersonId, order.Subject, cancel) is not { } holder)
            return CertificatePreparationResult.Refused(CertificateFailureReason.Erased);
        if (await db.SamePerson(holder.PersonId).AnyAsync(p => by.Contains(p), cancel))
            return CertificatePreparationResult.Refused(CertificateFailureReason.Oneself);
        if (holder.Document is not { DocumentType: { } type } document)
            return CertificatePreparationResult.Refused(CertificateFailureReason.NoDocument);
        if (document.VerifiedAt is null)
            return CertificatePreparationResult.Refused(CertificateFailureReason.DocumentNotVerified);
        if (order.HolderName is { } printed && PrintedName.FindProblem(printed, holder.Name) is not null)
            return CertificatePreparationResult.Refused(CertificateFailureReason.NotTheirName);
        var (deed, failure) = CertificateSubject.TryParseGathering(order.Subject, out var gathering)
            ? await gatherings.ComputeAsync(holder.PersonId, gathering, cancel)
            : await courses.ComputeAsync(holder.PersonId, order.Subject, cancel);
        if (deed is null)
            return CertificatePreparationResult.Refused(failure ?? CertificateFailureReason.NotEarned);
        return CertificatePreparationResult.Ready(
            new CertificateContent
            {
                Kind = deed.Kind,
                HolderName = order.HolderName ?? holder.Name,
                DocumentType = type,
                DocumentNumber = document.Value,
                Title = deed.Title,
                Venue = deed.Venue,
                Minutes = deed.Minutes,
                Cafes = deed.Cafes,
                Competences = deed.Competences,
                CompletedOn = BogotaClock.DayOf(deed.CompletedAt),
                Signatory = options.Value.Signatory,
                SignatoryRole = options.Value.SignatoryRole ?? "",
            }
        );
    }
}

/// <summary>What a certificate would say now, or why none can be issued.</summary>
public sealed record CertificatePreparationResult(CertificateContent? Words, CertificateFailureReason? Failure)
{
    [MemberNotNullWhen(true, nameof(Words))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool CanBeIssued => Words is not null;

    internal static CertificatePreparationResult Ready(CertificateContent words) => new(words, null);

    internal static CertificatePreparationResult Refused(CertificateFailureReason failure) => new(null, failure);
}
