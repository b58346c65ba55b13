using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Web.Operations;

/// <summary>The page of the audit: who did what and when, without personal data (R15, R31).</summary>
[Authorize(Roles = nameof(PersonRole.Administrator))]
public sealed class AuditController(UsmeDb db, AuditWitness witness) : Controller
{
    private const int PageLength = 50;

    [HttpGet("/administracion/auditoria")]
    public async Task<IActionResult> Show(long? antes, CancellationToken cancel)
    {
        var before = antes ?? long.MaxValue;
        var entries = await (
            from entry in db.AuditEntries
            where entry.Sequence < before
            orderby entry.Sequence descending
            join person in db.People on entry.ActorId equals person.Id into actors
            from actor in actors.DefaultIfEmpty()
            select new
            {
                entry,
                Role = actor == null ? (PersonRole?)null : actor.Role,
                Name = actor == null ? null : (actor.GivenNames + " " + actor.Surnames).Trim(),
            }
        )
            .AsNoTracking()
            .Take(PageLength)
            .ToListAsync(cancel);

        // Former staff are still named for what they did as staff; people are not named for what they do to their own data.
        var lines = entries.ConvertAll(e => new AuditLine(
            e.entry.Sequence,
            e.entry.HappenedAt,
            e.entry.Action,
            e.Role is PersonRole.Learner && e.entry.Subject == PeopleAudit.Subject(e.entry.ActorId!.Value) ? null : e.Name,
            e.entry.ActorId is null
        ));
        return View("Audit", new AuditPage(lines, lines.Count == PageLength ? lines[^1].Sequence : null));
    }

    // Verifying the whole chain takes a while, so it is done on request only.
    [HttpPost("/administracion/auditoria/comprobar")]
    public async Task<IActionResult> Verify(CancellationToken cancel) =>
        View("AuditVerdict", new AuditCheckResult(await AuditTrail.VerifyAsync(db, cancel), await witness.CompareAsync(cancel)));
}

/// <summary>One page of the audit, latest first, and where the next one starts.</summary>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, long? Next);

/// <summary>One entry as the administrator sees it. Only staff are named.</summary>
public sealed record AuditLine(long Sequence, DateTime HappenedAt, string Action, string? StaffName, bool ByProgramme)
{
    public string Who =>
        StaffName switch
        {
            null => ByProgramme ? "El programa" : "La propia persona",
            _ when string.IsNullOrWhiteSpace(StaffName) => "Alguien que estuvo en el equipo y borró sus datos",
            _ => StaffName,
        };

    public string What => AuditActionText.Describe(Action);
}

/// <summary>The result of verifying the audit: the chain itself, and compared with what was recorded outside the database.</summary>
public sealed record AuditCheckResult(AuditVerificationResult Chain, AuditWitnessResult Witness);
