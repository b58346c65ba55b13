using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Composes the content of a certificate, from the person's current data and progress (R10, R22, R26).</summary>
public sealed class CertificatePreparation(
    UsmeDb db,
    CertificateHolderReader holders,
    CourseFactsReader courses,
    GatheringFactsReader gatherings,
    CertificateDesignReader designs,
    IOptions<CertificateOptions> options
)
{
    /// <param name="order">The person and the subject.</param>
    /// <param name="by">Who issues and approves: never the holder (R15).</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<CertificatePreparationResult> PrepareAsync(
        CertificateOrderRequest order,
        IReadOnlyCollection<PersonId> by,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(options.Value.Signatory))
            return CertificatePreparationResult.Refused(CertificateFailureReason.NoSignatory);
        if (await holders.FindAsync(order.PersonId, order.Subject, cancel) is not { } holder)
            return CertificatePreparationResult.Refused(CertificateFailureReason.Erased);
        if (await db.SamePerson(holder.HumanId).AnyAsync(p => by.Contains(p), cancel))
            return CertificatePreparationResult.Refused(CertificateFailureReason.Oneself);
        if (holder.Document is not { DocumentType: { } type } document)
            return CertificatePreparationResult.Refused(CertificateFailureReason.NoDocument);
        if (document.VerifiedAt is null)
            return CertificatePreparationResult.Refused(CertificateFailureReason.DocumentNotVerified);
        if (order.HolderName is { } printed && PrintedName.FindProblem(printed, holder.Name) is not null)
            return CertificatePreparationResult.Refused(CertificateFailureReason.NotTheirName);
        var (facts, failure) = CertificateSubject.TryParseGathering(order.Subject, out var gathering)
            ? await gatherings.ComputeAsync(holder.HumanId, gathering, cancel)
            : await courses.ComputeAsync(holder.HumanId, order.Subject, cancel);
        if (facts is null)
            return CertificatePreparationResult.Refused(failure ?? CertificateFailureReason.NotEarned);
        return CertificatePreparationResult.Ready(
            new CertificateContent
            {
                Kind = facts.Kind,
                HolderName = order.HolderName ?? holder.Name,
                DocumentType = type,
                DocumentNumber = document.Value,
                Title = facts.Title,
                Venue = facts.Venue,
                Minutes = CertifiedTime.Round(facts.Minutes),
                Cafes = facts.Cafes,
                Competences = facts.Competences,
                Design = await designs.FindVersionAsync(cancel),
                CompletedOn = BogotaClock.DayOf(facts.CompletedAt),
                Signatory = options.Value.Signatory,
                SignatoryRole = options.Value.SignatoryRole ?? "",
                OtherSignatories = options.Value.ListOtherSignatories(),
            }
        );
    }
}

/// <summary>The content of a certificate, or why it cannot be issued.</summary>
public sealed record CertificatePreparationResult(CertificateContent? Words, CertificateFailureReason? Failure)
{
    [MemberNotNullWhen(true, nameof(Words))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool CanBeIssued => Words is not null;

    internal static CertificatePreparationResult Ready(CertificateContent content) => new(content, null);

    internal static CertificatePreparationResult Refused(CertificateFailureReason failure) => new(null, failure);
}
