using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates;

/// <summary>Puts together what a certificate says, from the person and from what they did, as both are now (R10, R22, R26).</summary>
public sealed class CertificateWording(
    UsmeDb db,
    Holders holders,
    CourseDeeds courses,
    GatheringDeeds gatherings,
    IOptions<CertificateOptions> options
)
{
    /// <param name="order">Whom and what for.</param>
    /// <param name="by">Who issues and approves: nobody does it for themselves (R15).</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Wording> OfAsync(OrderRequest order, IReadOnlyCollection<Guid> by, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(options.Value.Signatory))
            return Wording.None(OrderFailure.NoSignatory);
        if (await holders.OneAsync(order.PersonId, order.Subject, cancel) is not { } holder)
            return Wording.None(OrderFailure.Erased);
        if (await db.SamePerson(holder.PersonId).AnyAsync(p => by.Contains(p), cancel))
            return Wording.None(OrderFailure.Oneself);
        if (holder.Document is not { DocumentType: { } type } document)
            return Wording.None(OrderFailure.NoDocument);
        if (document.VerifiedAt is null)
            return Wording.None(OrderFailure.DocumentNotVerified);
        if (order.HolderName is { } printed && PrintedName.ProblemIn(printed, holder.Name) is not null)
            return Wording.None(OrderFailure.NotTheirName);
        var (deed, failure) = CertificateSubject.TryGathering(order.Subject, out var gathering)
            ? await gatherings.OfAsync(holder.PersonId, gathering, cancel)
            : await courses.OfAsync(holder.PersonId, order.Subject, cancel);
        if (deed is null)
            return Wording.None(failure ?? OrderFailure.NotEarned);
        return Wording.Of(
            new CertificateWords
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
