using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Gatherings.Substitutes;

/// <summary>
/// Lets another facilitator run a gathering too: who runs it, or a coordinator, tells them a code, which works once, for a day, and for
/// that gathering only (R15).
/// </summary>
public sealed class SubstituteCodes(UsmeDb db, AuditTrail audit, PublicStamps stamps, TimeProvider clock)
{
    public static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    /// <summary>Makes a code, and voids the one that the same person made before.</summary>
    /// <returns>The digits, which cannot be shown again; null if it is not theirs to give, cancelled or closed.</returns>
    public Task<string?> IssueAsync(Actor actor, Guid gathering, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (!await Open(db.GatheringsForStaff(actor)).AnyAsync(g => g.Id == gathering, cancel))
                    return null;
                var now = clock.GetUtcNow().UtcDateTime;
                await Live(now)
                    .Where(c => c.PersonId == actor.PersonId)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
                var code = new OneUseCode
                {
                    PersonId = actor.PersonId,
                    Purpose = CodePurpose.Substitute,
                    IssuedAt = now,
                    ExpiresAt = now + Validity,
                    IssuedById = actor.PersonId,
                };
                var digits = code.GenerateDigits(gathering);
                db.Add(code);
                await AppendAuditAsync(actor, GatheringAudit.SubstituteCodeIssued, gathering, null, null, cancel);
                return (string?)digits;
            },
            cancel
        );

    /// <summary>Makes who types a code one of those who run the gathering.</summary>
    public Task<SubstituteResult> RedeemAsync(Actor actor, Guid gathering, string? typed, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (!(await actor.ReloadAsync(db, cancel)).IsFacilitator)
                    return SubstituteResult.Gone;
                if (await db.GatheringsForStaff(actor).AnyAsync(g => g.Id == gathering, cancel))
                    return SubstituteResult.AlreadyTheirs;
                var one = await Open(db.Gatherings.Include(g => g.Lessons).Include(g => g.Facilitators).AsSplitQuery())
                    .SingleOrDefaultAsync(g => g.Id == gathering, cancel);
                if (one is null)
                    return SubstituteResult.Gone;

                var now = clock.GetUtcNow().UtcDateTime;
                if (await FindCodeAsync(gathering, typed, now, cancel) is not { } code)
                    return SubstituteResult.WrongCode;
                await Live(now).Where(c => c.Id == code.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel);
                var before = GatheringAudit.Describe(one);
                var plan = one.ToPlan();
                one.ApplyPlan(plan with { Facilitators = [.. plan.Facilitators, actor.PersonId] }, now);
                await AppendAuditAsync(actor, GatheringAudit.SubstituteJoined, gathering, before, GatheringAudit.Describe(one), cancel);
                return SubstituteResult.Joined;
            },
            cancel
        );

    private async Task<OneUseCode?> FindCodeAsync(Guid gathering, string? typed, DateTime now, CancellationToken cancel)
    {
        // Only who may still give one has given one: they may have lost their role or the gathering since.
        var staff = db.People.Where(p => p.ErasedAt == null && (p.Role == PersonRole.Facilitator || p.Role == PersonRole.Coordinator));
        var ofWhoRunsIt = Live(now)
            .Where(c =>
                db.GatheringFacilitators.Any(f => f.GatheringId == gathering && f.PersonId == c.PersonId)
                && staff.Any(p => p.Id == c.PersonId)
            );
        var ofCoordinators = Live(now).Where(c => staff.Any(p => p.Id == c.PersonId && p.Role == PersonRole.Coordinator));
        var codes = await ofWhoRunsIt.Union(ofCoordinators).AsNoTracking().ToListAsync(cancel);
        if (codes.Find(c => c.Matches(typed ?? "", gathering)) is { } found)
            return found;
        // A coordinator's code may be for another gathering: who errs here must not use its tries up.
        await ofWhoRunsIt.ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), cancel);
        return null;
    }

    private IQueryable<OneUseCode> Live(DateTime now) =>
        db.OneUseCodes.Where(c =>
            c.Purpose == CodePurpose.Substitute && c.UsedAt == null && c.ExpiresAt > now && c.Tries < OneUseCode.MostTries
        );

    private static IQueryable<Gathering> Open(IQueryable<Gathering> gatherings) =>
        gatherings.Where(g => g.CancelledAt == null && g.ClosedAt == null);

    private Task AppendAuditAsync(Actor actor, string action, Guid gathering, string? before, string? after, CancellationToken cancel) =>
        audit.AppendAsync(db, actor.PersonId, action, GatheringAudit.Subject(gathering), before, after, cancel);
}

/// <summary>What came of typing a code for a gathering.</summary>
public enum SubstituteResult
{
    Joined,

    /// <summary>They run it already; the code is still good for somebody else.</summary>
    AlreadyTheirs,

    /// <summary>No such code, or it was used, or its day is over.</summary>
    WrongCode,

    /// <summary>There is none, it is cancelled or closed, or they are not a facilitator any more.</summary>
    Gone,
}
