using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Certificates.Issuing;

/// <summary>Keeps <see cref="CertificateStanding"/>.</summary>
internal sealed class CertificateStandingSummary(UsmeDb db, CatalogueStore catalogue, ActivityVersionStore versions) : ILearningSummary
{
    public async Task<Func<CancellationToken, Task>> ComputeAsync(IReadOnlyList<HumanLearning> humans, CancellationToken cancel)
    {
        var near = ListNear(humans);
        var people = near.Select(n => n.Human).Distinct().ToList();
        var holders = await ReadHoldersAsync(people, cancel);
        var held = await ListHeldAsync(people, cancel);
        var now = (
            from one in near
            where holders.ContainsKey(one.Human.SurvivorId) && !held.Contains((one.Human.SurvivorId, one.Course.Id))
            select CertificateStanding.Create(
                holders[one.Human.SurvivorId],
                one.Course.Id,
                one.Gap,
                LearningSpeed.IsImplausible(one.Course, one.Human.Alone)
            )
        ).ToLookup(s => s.PersonId);

        var rows = humans.SelectMany(h => h.Rows).ToList();
        var kept = (await db.CertificateStandings.AsNoTracking().Where(s => rows.Contains(s.PersonId)).ToListAsync(cancel)).ToLookup(s =>
            s.PersonId
        );
        var changed = humans.Where(h => !AreSame([.. h.Rows.SelectMany(r => kept[r])], [.. now[(PersonId)h.SurvivorId]])).ToList();
        return cancel =>
            StoreAsync([.. changed.SelectMany(h => h.Rows)], [.. changed.SelectMany(h => now[(PersonId)h.SurvivorId])], cancel);
    }

    private async Task StoreAsync(List<PersonId> rows, List<CertificateStanding> now, CancellationToken cancel)
    {
        if (rows.Count > 0)
            await db.CertificateStandings.Where(s => rows.Contains(s.PersonId)).ExecuteDeleteAsync(cancel);
        db.AddRange(now);
    }

    private List<(HumanLearning Human, Course Course, CertificateGap Gap)> ListNear(IReadOnlyList<HumanLearning> humans)
    {
        var now = catalogue.Current;
        var near = new List<(HumanLearning, Course, CertificateGap)>();
        foreach (var human in humans.Where(h => !h.IsErased))
        {
            var outcomes = human.JoinOutcomes(now);
            foreach (var course in now.Courses.Where(c => c.HasLessons))
            {
                var progress = CourseProgress.Compute(course, outcomes, human.InPerson, versions);
                if (IsBegun(progress) && CertificateGap.Compute(progress) is { Total: <= CertificateStanding.MostMissing } gap)
                    near.Add((human, course, gap));
            }
        }
        return near;
    }

    /// <summary>Something that counts was done: a short course is not nearly earned by everybody.</summary>
    internal static bool IsBegun(CourseProgress progress) =>
        progress.Cafes > 0 || progress.Modules.Any(m => m.FinishedLessons > 0 || m.IsTaskShown || m.Test?.BestScore is not null);

    private static bool AreSame(List<CertificateStanding> some, List<CertificateStanding> others) =>
        some.Count == others.Count && some.TrueForAll(one => others.Exists(one.IsSame));

    // As the human's certificate would name them: by the survivor's row, with the document that was seen of any.
    private async Task<Dictionary<HumanId, StandingHolder>> ReadHoldersAsync(List<HumanLearning> people, CancellationToken cancel)
    {
        var survivors = people.ConvertAll(h => h.SurvivorId);
        var rows = await db
            .People.Where(p => survivors.Contains(p.SurvivorId) && p.ErasedAt == null)
            .Select(p => new
            {
                p.Id,
                p.SurvivorId,
                p.GivenNames,
                p.Surnames,
                p.Place,
                HasDocument = db.PersonIdentifiers.Any(i =>
                    i.PersonId == p.Id && i.Kind == IdentifierKind.Document && i.VerifiedAt != null
                ),
            })
            .ToListAsync(cancel);
        var seen = rows.Where(r => r.HasDocument).Select(r => r.SurvivorId).ToHashSet();
        return rows.Where(r => r.Id == (PersonId)r.SurvivorId)
            .ToDictionary(
                r => r.SurvivorId,
                r => new StandingHolder(r.Id, PersonName.JoinFullName(r.GivenNames, r.Surnames), r.Place, seen.Contains(r.SurvivorId))
            );
    }

    private async Task<HashSet<(HumanId Survivor, string Course)>> ListHeldAsync(List<HumanLearning> people, CancellationToken cancel)
    {
        var survivorOf = people.SelectMany(h => h.Rows.Select(r => (r, h.SurvivorId))).ToDictionary();
        var rows = survivorOf.Keys.ToList();
        var held = await db
            .Certificates.Where(c => c.End == null && c.PersonId != null && rows.Contains(c.PersonId.Value))
            .Select(c => new { c.PersonId, c.Subject })
            .ToListAsync(cancel);
        return [.. held.Select(c => (survivorOf[c.PersonId!.Value], c.Subject))];
    }
}
