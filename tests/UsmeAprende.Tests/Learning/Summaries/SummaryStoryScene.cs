using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Tests.Gatherings.Attendance;

namespace UsmeAprende.Tests.Learning.Summaries;

/// <summary>Does what a <see cref="SummaryStory"/> says, as the site would.</summary>
internal sealed class SummaryStoryScene(TestSite site, AttendanceStoryScene cafes)
{
    private static readonly string[] Lessons =
    [
        SampleCatalogue.Sow,
        SampleCatalogue.Water,
        SampleCatalogue.Harvest,
        "mercado/vender/precio",
    ];

    private readonly List<(PersonId Person, NewRecord Record)> _told = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task DoAsync(SummaryStory story)
    {
        for (var n = 0; n < story.Steps.Count; n++)
        {
            await DoAsync(story.Steps[n], cafes.People[story.Steps[n].Person]);
            if (n < story.Attendance.Steps.Count && !await IsRefusedAsync(story.Attendance.Steps[n]))
                await cafes.DoAsync(story.Attendance.Steps[n]);
        }
    }

    // R30: nothing is taken in of who was erased.
    private async Task<bool> IsRefusedAsync(AttendanceStoryStep step) =>
        step.Kind is AttendanceStoryStepKind.Mark
        && await site.AskAsync(db => db.People.AnyAsync(p => p.Id == cafes.People[step.Person] && p.ErasedAt != null, Cancel));

    private Task DoAsync(SummaryStoryStep step, PersonId person) =>
        step.Kind switch
        {
            SummaryStoryStepKind.Finish => TellAsync(
                person,
                SampleRecords.Completed(Lessons[step.Number % Lessons.Length], site.Now.AddDays(-25 * (step.Number / Lessons.Length)))
            ),
            SummaryStoryStepKind.Try => TellAsync(person, SampleRecords.Attempt(RightAnswers(), site.Now)),
            SummaryStoryStepKind.TakeBack when _told.Count > 0 => TakeBackAsync(_told[step.Number % _told.Count]),
            SummaryStoryStepKind.Certify => CertifyAsync(person, step.Number % 2 == 0 ? SampleCatalogue.Course : "mercado"),
            SummaryStoryStepKind.Revoke => RevokeAsync(),
            SummaryStoryStepKind.Rename => RenameAsync(person, $"Ñusta {(char)('A' + step.Number)}lba"),
            SummaryStoryStepKind.ShowDocument => ShowDocumentAsync(person),
            SummaryStoryStepKind.Erase => site.WithAsync(
                (PersonErasure erasure) =>
                    erasure.EraseAsync(
                        person,
                        new Dictionary<string, string> { [CertificateWithdrawal.KeyName] = CertificateWithdrawal.Keep },
                        Cancel
                    )
            ),
            SummaryStoryStepKind.Cover => CoverAsync(step.Number),
            SummaryStoryStepKind.ChangeCourses => ChangeCoursesAsync(step.Number % 4),
            SummaryStoryStepKind.Summarise => site.WithAsync((LearningSummaries summaries) => summaries.StepAsync(Cancel)),
            _ => Task.CompletedTask,
        };

    private async Task TellAsync(PersonId person, NewRecord record)
    {
        await site.StoreAsync(person, record);
        _told.Add((person, record));
    }

    private Task<RecordResult> TakeBackAsync((PersonId Person, NewRecord Record) told) =>
        site.StoreAsync(told.Person, SampleRecords.Void(told.Record));

    private static string RightAnswers() =>
        AnswerGrading.WriteAttempt(
            SampleCatalogue.ModuleTest.Questions.ToDictionary(q => q.Hash, q => AnswerKey.Of(q).CreateRightAnswer())
        );

    private Task<CertificateRegistrationResult> CertifyAsync(PersonId person, string course) =>
        site.WithAsync(
            (CertificateRegister register) =>
                register.EnterAsync(
                    new NewCertificate
                    {
                        Id = Guid.CreateVersion7(),
                        PersonId = person,
                        Subject = course,
                        IssuedById = person,
                        Words = new CertificateContent
                        {
                            HolderName = "Ana Chisacá",
                            DocumentType = IdentityDocumentType.CC,
                            DocumentNumber = "40000000",
                            Title = course,
                            Minutes = 600,
                            Cafes = 1,
                            Competences = [],
                            CompletedOn = DateOnly.FromDateTime(site.Now),
                            Signatory = "Quien firma",
                            SignatoryRole = "Alcalde local",
                        },
                    },
                    Cancel
                )
        );

    private async Task RevokeAsync()
    {
        var valid = await site.AskAsync(db =>
            db.Certificates.Where(c => c.End == null).OrderBy(c => c.Id).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(Cancel)
        );
        if (valid is not { } id)
            return;
        var coordinator = await site.PersonAsync(PersonRole.Coordinator);
        await site.WithAsync(
            (CertificateRegister register) =>
                register.EndAsync(id, CertificateEnd.Revoked, "Por error.", coordinator.AsCoordinator(), Cancel)
        );
    }

    private Task<bool> RenameAsync(PersonId person, string name) =>
        ChangeAsync(async db =>
        {
            if (await db.People.SingleOrDefaultAsync(p => p.Id == person && p.ErasedAt == null, Cancel) is { } known)
                known.Rename(Name(name), Name("Chisacá"));
        });

    private Task<bool> ShowDocumentAsync(PersonId person) =>
        ChangeAsync(async db =>
        {
            if (
                await db.People.AnyAsync(p => p.Id == person && p.ErasedAt != null, Cancel)
                || await db.PersonIdentifiers.AnyAsync(i => i.PersonId == person, Cancel)
                || !DocumentNumber.TryParse(
                    IdentityDocumentType.CC,
                    $"{50_000_000 + (uint)person.GetHashCode() % 1_000_000}",
                    out var number,
                    out _
                )
            )
                return;
            var document = PersonIdentifier.CreateClaimed(person, number, site.Now);
            document.Verify(site.Now, null);
            db.Add(document);
        });

    private async Task CoverAsync(int number)
    {
        var cafe = cafes.Cafes[number % cafes.Cafes.Count];
        var stored = await site.AskAsync(db =>
            db.Gatherings.Include(g => g.Lessons).Include(g => g.Facilitators).AsNoTracking().SingleAsync(g => g.Id == cafe.Id, Cancel)
        );
        var change = new GatheringChange
        {
            Id = cafe.Id,
            Version = stored.Version,
            Plan = stored.ToPlan() with { Lessons = [new(Lessons[number % 3])] },
            When = stored.When,
        };
        await site.WithAsync((GatheringPlanning p) => p.ChangeAsync(cafe.Facilitator.AsFacilitator(), change, Cancel));
    }

    // R4: a lesson is withheld, another renamed, and the rule asks for less.
    private async Task ChangeCoursesAsync(int which)
    {
        var usual = SampleCatalogue.Make();
        var (sow, water, harvest) = (
            usual.LessonsById[new(Lessons[0])],
            usual.LessonsById[new(Lessons[1])],
            usual.LessonsById[new(Lessons[2])]
        );
        site.Catalogue.Replace(
            which switch
            {
                1 => SampleCatalogue.Of(sow, water with { IsWithheld = true }, harvest),
                2 => SampleCatalogue.Of(sow, water with { Id = new("huerta/semillas/rociar"), FormerIds = [water.Id] }, harvest),
                3 => usual with
                {
                    Courses =
                    [
                        usual.Courses[0] with
                        {
                            Rule = usual.Courses[0].Rule with { Lessons = 50, Cafes = 0 },
                        },
                        .. usual.Courses[1..],
                    ],
                },
                _ => usual,
            }
        );
        await site.WithAsync(
            async (LearningSummaryRebuild rebuild) =>
            {
                await rebuild.StartAsync(Cancel);
                return true;
            }
        );
    }

    private Task<bool> ChangeAsync(Func<UsmeAprende.Data.UsmeDb, Task> change) =>
        site.AskAsync(async db =>
        {
            await db.WriteAsync(() => change(db), Cancel);
            return true;
        });

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
