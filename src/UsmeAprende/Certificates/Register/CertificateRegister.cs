using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Audit;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Register;

/// <summary>Inserts certificates with the year's next number, each in one transaction (R24), and ends their validity.</summary>
public sealed class CertificateRegister(UsmeDb db, AuditTrail audit, PublicStamps stamps, TimeProvider clock)
{
    private int Year => BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year;

    /// <summary>Makes sure that this year has its counter. To be called before a transaction that enters certificates.</summary>
    public Task OpenYearAsync(CancellationToken cancel) => OpenYearAsync(Year, cancel);

    /// <summary>Inserts a certificate. If the answer was lost, call it again with the same order: it stays the same certificate.</summary>
    public async Task<CertificateRegistrationResult> EnterAsync(NewCertificate order, CancellationToken cancel)
    {
        var year = Year;
        await OpenYearAsync(year, cancel);
        return await db.WriteAsync(
            async () =>
            {
                // The counter's row is updated first: other transactions that issue, on any server, wait here until this one ends.
                var number = await TakeNextNumberAsync(year, cancel);
                var refusal = await FindRefusalAsync(order, cancel);
                if (refusal is not null)
                {
                    await GiveBackAsync(year, cancel);
                    return refusal.Value;
                }

                var now = clock.GetUtcNow().UtcDateTime;
                if (order.ReplacesId is { } former)
                {
                    MarkEnded();
                    (await db.Certificates.SingleAsync(c => c.Id == former, cancel)).Stop(
                        CertificateEnd.Replaced,
                        order.Reason ?? "",
                        order.IssuedById,
                        now
                    );
                }

                // The former certificate must end first, since at most one is valid at any moment.
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
                // A separate audit entry, so that an erasure can delete its values without those of the other entry.
                var account = await db
                    .People.Where(p => p.Id == order.PersonId)
                    .Join(db.People, p => (PersonId)p.SurvivorId, s => s.Id, (_, s) => (s.GivenNames + " " + s.Surnames).Trim())
                    .SingleAsync(cancel);
                if (order.Words.HolderName != account)
                    await audit.AppendAsync(
                        db,
                        order.IssuedById,
                        CertificatesAudit.NameDiffers,
                        CertificatesAudit.Subject(entry.Id),
                        account,
                        order.Reason is { Length: > 0 } why ? $"{order.Words.HolderName}. {why}" : order.Words.HolderName,
                        cancel
                    );
                return CertificateRegistrationResult.Registered;
            },
            cancel
        );
    }

    /// <summary>Ends a valid certificate for good.</summary>
    /// <returns>False where it has ended already, or they may not.</returns>
    public Task<bool> EndAsync(Guid id, CertificateEnd end, string reason, Actor actor, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    !(await actor.ReloadAsync(db, cancel)).IsCoordinator
                    || await db.Certificates.SingleOrDefaultAsync(c => c.Id == id && c.End == null, cancel) is not { } certificate
                )
                    return false;
                MarkEnded();
                certificate.Stop(end, reason, actor.PersonId, clock.GetUtcNow().UtcDateTime);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    CertificatesAudit.Ended,
                    CertificatesAudit.Subject(id),
                    null,
                    $"{end}: {reason}",
                    cancel
                );
                return true;
            },
            cancel
        );

    /// <summary>Has the holder notified again.</summary>
    /// <returns>False if it is not valid any more, or they may not.</returns>
    public Task<bool> ResendAsync(Guid id, Actor actor, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    !(await actor.ReloadAsync(db, cancel)).IsCoordinator
                    || await db.Certificates.SingleOrDefaultAsync(c => c.Id == id && c.End == null, cancel) is not { } certificate
                )
                    return false;
                certificate.Resend(clock.GetUtcNow().UtcDateTime);
                await audit.AppendAsync(db, actor.PersonId, CertificatesAudit.Resent, CertificatesAudit.Subject(id), null, null, cancel);
                return true;
            },
            cancel
        );

    /// <summary>
    /// After a restore: inserts the missing numbers, up to the last one given, as annulled, so that none is given twice (R24).
    /// </summary>
    /// <returns>The numbers annulled.</returns>
    public async Task<IReadOnlyList<int>> AnnulMissingAsync(int year, int lastGiven, PersonId? by, CancellationToken cancel)
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
                MarkEnded();
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

    private void MarkEnded() => db.AfterCommit(() => stamps.MarkChanged(EndedCertificateReader.Area));

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

    // In its own transaction: if two servers open the year at the same time, the one that fails finds the other's row.
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

/// <summary>Result of entering a certificate.</summary>
public enum CertificateRegistrationResult
{
    /// <summary>It is in the register, by this call or by an earlier one with the same id.</summary>
    Registered,

    /// <summary>The person has a valid certificate for it already.</summary>
    HasOne,

    /// <summary>The person's data were erased.</summary>
    Erased,

    /// <summary>The certificate to be replaced is not valid any more.</summary>
    NothingToReplace,
}

/// <summary>
/// The last number given in a year. It is incremented in the transaction that inserts the entry, so that numbers have no gaps (R24), unlike
/// with IDENTITY or SEQUENCE.
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
