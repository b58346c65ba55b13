using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Finds what happened before with a person and subject: a certificate that ended, or a proposal sent back.</summary>
public sealed class EarlierOutcomeReader(UsmeDb db, IOptions<CertificateOptions> options)
{
    /// <summary>The last one that was revoked, annulled or withdrawn; not one that another replaced.</summary>
    internal async Task<Dictionary<HumanId, EndedCertificate>> ListEndedAsync(HumanId[] survivors, string subject, CancellationToken cancel)
    {
        var ended = await (
            from certificate in db.Certificates
            where certificate.Subject == subject && certificate.End != null && certificate.End != CertificateEnd.Replaced
            join person in db.People on certificate.PersonId equals person.Id
            where survivors.Contains(person.SurvivorId)
            orderby certificate.EndedAt
            select new
            {
                person.SurvivorId,
                certificate.Year,
                certificate.Number,
                certificate.End,
                certificate.EndReason,
            }
        ).ToListAsync(cancel);
        return ended
            .GroupBy(
                c => c.SurvivorId,
                c => new EndedCertificate(IssuedCertificate.FormatNumber(c.Year, c.Number), c.End!.Value, c.EndReason)
            )
            .ToDictionary(own => own.Key, own => own.Last());
    }

    /// <summary>Why the last decided order was sent back; a proposal that waits now is shown with that reason.</summary>
    internal async Task<Dictionary<HumanId, string>> ListSentBackAsync(HumanId[] survivors, string subject, CancellationToken cancel)
    {
        // Without a second step nothing is sent back.
        if (!options.Value.TwoSteps)
            return [];
        var orders = await (
            from order in db.CertificateOrders
            where order.Subject == subject && order.State != CertificateOrderState.Proposed
            join person in db.People on order.PersonId equals person.Id
            where survivors.Contains(person.SurvivorId)
            orderby order.CreatedAt
            select new
            {
                person.SurvivorId,
                order.State,
                order.Detail,
            }
        ).ToListAsync(cancel);
        return orders
            .GroupBy(o => o.SurvivorId)
            .Where(own => own.Last().State is CertificateOrderState.Rejected)
            .ToDictionary(own => own.Key, own => own.Last().Detail ?? "");
    }
}

/// <summary>An earlier certificate for the same thing that is not valid any more.</summary>
/// <param name="Number">As it is written: <c>2026-000003</c>.</param>
/// <param name="Reason">The public reason; null if it was erased or there was none.</param>
public sealed record EndedCertificate(string Number, CertificateEnd End, string? Reason);
