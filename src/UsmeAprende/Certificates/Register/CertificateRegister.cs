using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Audit;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Register;

/// <summary>Enters certificates under the year's next number, each whole or not at all (R24), and ends them.</summary>
public sealed class CertificateRegister(UsmeDb db, AuditTrail audit, TimeProvider clock)
{
    private int Year => BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year;

    /// <summary>Makes sure that this year has its counter, before a transaction in which certificates are entered.</summary>
    public Task OpenYearAsync(CancellationToken cancel) => OpenYearAsync(Year, cancel);

    /// <summary>
    /// Enters a certificate. To be tried again with the same order when its answer was lost: it is the same certificate then.
    /// </summary>
    public async Task<CertificateRegistrationResult> EnterAsync(NewCertificate order, CancellationToken cancel)
    {
        var year = Year;
        await OpenYearAsync(year, cancel);
        return await db.WriteAsync(
            async () =>
            {
                // First of all the counter's row: whoever else issues, on any server, waits here until this transaction ends.
                var number = await TakeNextNumberAsync(year, cancel);
                var refusal = await FindRefusalAsync(order, cancel);
                if (refusal is not null)
                {
                    await GiveBackAsync(year, cancel);
                    return refusal.Value;
                }

                var now = clock.GetUtcNow().UtcDateTime;
                if (order.ReplacesId is { } former)
                    (await db.Certificates.SingleAsync(c => c.Id == former, cancel)).Stop(
                        CertificateEnd.Replaced,
                        order.Reason ?? "",
                        order.IssuedById,
                        now
                    );

                // The former must have ended before the new one is valid: at most one is, at any moment.
                await db.SaveChangesAsync(cancel);
                var entry = IssuedCertificate.Create(order, number, CertificateCode.Create(), now, year);
                db.Add(entry);
                await audit.AppendAsync(
                    db,
                    order.IssuedById,
                    CertificatesAudit.Issued,
                    CertificatesAudit.Subject(entry.Id),
                    null,
                    entry.FormattedNumber,
                    cancel
                );
                // An entry of its own, whose values an erasure takes away without taking the number of the other.
                var account = await db
                    .People.Where(p => p.Id == order.PersonId)
                    .Join(db.People, p => p.SurvivorId, s => s.Id, (_, s) => (s.GivenNames + " " + s.Surnames).Trim())
                    .SingleAsync(cancel);
                if (order.Words.HolderName != account)
                    await audit.AppendAsync(
                        db,
                        order.IssuedById,
                        CertificatesAudit.NameDiffers,
                        CertificatesAudit.Subject(entry.Id),
                        account,
                        order.Words.HolderName,
                        cancel
                    );
                return CertificateRegistrationResult.Registered;
            },
            cancel
        );
    }

    /// <summary>Ends a valid certificate for good.</summary>
    /// <returns>False where it has ended already.</returns>
    public Task<bool> EndAsync(Guid id, CertificateEnd end, string reason, Guid by, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (await db.Certificates.SingleOrDefaultAsync(c => c.Id == id && c.End == null, cancel) is not { } certificate)
                    return false;
                certificate.Stop(end, reason, by, clock.GetUtcNow().UtcDateTime);
                await audit.AppendAsync(db, by, CertificatesAudit.Ended, CertificatesAudit.Subject(id), null, $"{end}: {reason}", cancel);
                return true;
            },
            cancel
        );

    /// <summary>Has its holder told of it once more.</summary>
    /// <returns>False where it is not valid any more.</returns>
    public Task<bool> ResendAsync(Guid id, Guid by, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (await db.Certificates.SingleOrDefaultAsync(c => c.Id == id && c.End == null, cancel) is not { } certificate)
                    return false;
                certificate.Resend(clock.GetUtcNow().UtcDateTime);
                await audit.AppendAsync(db, by, CertificatesAudit.Resent, CertificatesAudit.Subject(id), null, null, cancel);
                return true;
            },
            cancel
        );

    /// <summary>
    /// After a restore: the numbers up to the last one given that have no entry are entered as annulled, so that none is given twice (R24).
    /// </summary>
    /// <returns>The numbers annulled.</returns>
    public async Task<IReadOnlyList<int>> AnnulMissingAsync(int year, int lastGiven, Guid? by, CancellationToken cancel)
    {
        await OpenYearAsync(year, cancel);
        return await db.WriteAsync(
            async () =>
            {
                var counters = db.CertificateCounters.Where(c => c.Year == year);
                await counters.ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.Last, c => c.Last < lastGiven ? lastGiven : c.Last),
                    cancel
                );
                var entered = await db.Certificates.Where(c => c.Year == year).Select(c => c.Number).ToHashSetAsync(cancel);
                var missing = Enumerable.Range(1, lastGiven).Where(n => !entered.Contains(n)).ToList();
                var now = clock.GetUtcNow().UtcDateTime;
                db.AddRange(missing.Select(n => IssuedCertificate.CreateAnnulled(year, n, CertificateCode.Create(), by, now)));
                if (missing.Count > 0)
                    await audit.AppendAsync(
                        db,
                        by,
                        CertificatesAudit.Annulled,
                        $"certificados:{year}",
                        null,
                        string.Join(' ', missing),
                        cancel
                    );
                return missing;
            },
            cancel
        );
    }

    private async Task<CertificateRegistrationResult?> FindRefusalAsync(NewCertificate order, CancellationToken cancel)
    {
        if (await db.Certificates.AnyAsync(c => c.Id == order.Id, cancel))
            return CertificateRegistrationResult.Registered;
        if (await db.People.AnyAsync(p => p.Id == order.PersonId && p.ErasedAt != null, cancel))
            return CertificateRegistrationResult.Erased;
        var valid = await db
            .Certificates.Where(c =>
                c.End == null
                && c.Subject == order.Subject
                && c.PersonId != null
                && db.SamePerson(order.PersonId).Contains(c.PersonId.Value)
            )
            .Select(c => c.Id)
            .ToListAsync(cancel);
        if (order.ReplacesId is { } former && !valid.Contains(former))
            return CertificateRegistrationResult.NothingToReplace;
        return valid.Exists(id => id != order.ReplacesId) ? CertificateRegistrationResult.HasOne : null;
    }

    private async Task<int> TakeNextNumberAsync(int year, CancellationToken cancel)
    {
        var counters = db.CertificateCounters.Where(c => c.Year == year);
        await counters.ExecuteUpdateAsync(set => set.SetProperty(c => c.Last, c => c.Last + 1), cancel);
        return await counters.Select(c => c.Last).SingleAsync(cancel);
    }

    private Task<int> GiveBackAsync(int year, CancellationToken cancel) =>
        db.CertificateCounters.Where(c => c.Year == year).ExecuteUpdateAsync(set => set.SetProperty(c => c.Last, c => c.Last - 1), cancel);

    // In a transaction of its own: two servers may open the year at once, and the loser's look again settles it.
    private async Task OpenYearAsync(int year, CancellationToken cancel)
    {
        if (await IsOpenAsync(year, cancel))
            return;
        try
        {
            await db.WriteAsync(() => Task.FromResult(db.Add(new CertificateCounter { Year = year })), cancel);
        }
        catch (DbUpdateException)
        {
            if (!await IsOpenAsync(year, cancel))
                throw;
        }
    }

    private Task<bool> IsOpenAsync(int year, CancellationToken cancel) => db.CertificateCounters.AnyAsync(c => c.Year == year, cancel);
}

/// <summary>A certificate to be entered in the register, its id made beforehand: sent again, it is the same certificate (R24).</summary>
public sealed record NewCertificate
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Subject { get; init; }

    public required CertificateContent Words { get; init; }

    public required Guid IssuedById { get; init; }

    public Guid? ApprovedById { get; init; }

    public Guid? ReplacesId { get; init; }

    /// <summary>Why the earlier one is replaced.</summary>
    public string? Reason { get; init; }
}

/// <summary>What came of an order.</summary>
public enum CertificateRegistrationResult
{
    /// <summary>It stands in the register, by this call or an earlier one with the same id.</summary>
    Registered,

    /// <summary>The person has a valid certificate for it already.</summary>
    HasOne,

    /// <summary>The person's data were erased.</summary>
    Erased,

    /// <summary>What it was to replace is not valid any more.</summary>
    NothingToReplace,
}

/// <summary>
/// The last number given in a year. Moved in the transaction that inserts the entry, so that numbers have no gaps (R24); no IDENTITY or
/// SEQUENCE does that.
/// </summary>
public sealed class CertificateCounter
{
    public required int Year { get; init; }

    public int Last { get; private set; }
}

internal sealed class CertificateCounterMapping : IEntityTypeConfiguration<CertificateCounter>
{
    public void Configure(EntityTypeBuilder<CertificateCounter> counter)
    {
        counter.ToTable("CertificateCounters");
        counter.HasKey(c => c.Year);
        counter.Property(c => c.Year).ValueGeneratedNever();
    }
}
