using UsmeAprende.Catalogue;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.Tests.Gatherings;

namespace UsmeAprende.Tests.Learning;

/// <summary>Nobody's progress, score or certificate is taken by renaming, announcing or one faulty lesson, nor given by it (R4).</summary>
public sealed class CourseChangesTests : IAsyncLifetime
{
    private const string Test = "huerta/sembrar/prueba";

    private readonly SampleCourses _courses = new SampleCourses().Replace(
        SampleCourses.Course,
        "  cafes: 2\n  tasks: 4",
        "  cafes: 0\n  tasks: 1"
    );
    private TestSite _site = null!;
    private PersonId _ana;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Catalogue.Replace(_courses.Read());
        _ana = await _site.PersonAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _courses.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Module_Renamed_KeepsLessonsScoreAndTask() // R4
    {
        await DoAllAsync();

        Change(c =>
            c.Rename("huerta/01-sembrar", "huerta/01-semillas")
                .Replace("huerta/01-semillas/module.md", "summary: Un módulo.", "summary: Un módulo.\nantes: [huerta/sembrar]")
                .Replace(SampleCourses.SecondLesson, "/cursos/huerta/sembrar/", "/cursos/huerta/semillas/")
                .Replace("diagnostico.md", "huerta/sembrar", "huerta/semillas")
        );

        var module = (await CourseAsync()).Modules[0];
        Assert.Equal(
            ("huerta/semillas", 1, 100, true),
            (module.Module.Id, module.FinishedLessons, module.Test!.BestScore, module.IsTaskShown)
        );
        Assert.True((await CourseAsync()).CertificateProgress.IsEarned);
        Assert.True(await IsCandidateAsync());
        Assert.Equal(new ActivityId("huerta/semillas/prueba"), _site.Catalogue.Current.Renamed[new(Test)]);
    }

    [Fact]
    public async Task Task_ShownUnderAFormerName_IsTakenBackUnderTheNewOne() // R2, R4
    {
        var cafe = await DoAllAsync();
        Change(c =>
            c.Rename("huerta/01-sembrar", "huerta/01-semillas")
                .Replace("huerta/01-semillas/module.md", "summary: Un módulo.", "summary: Un módulo.\nantes: [huerta/sembrar]")
        );

        var answer = await cafe.ChangeAsync(
            new AttendanceChange
            {
                Person = _ana,
                Kind = MarkKind.Showed,
                Module = "huerta/semillas",
                TakesBack = true,
            }
        );

        Assert.Equal(AttendanceResultKind.Done, answer.Outcome);
        Assert.False((await CourseAsync()).Modules[0].IsTaskShown);
    }

    [Fact]
    public async Task Test_MovedToAnotherModule_KeepsItsScore() // R4
    {
        await DoAllAsync();

        Change(c =>
            c.Rename("huerta/01-sembrar", "huerta/01-semillas")
                .Replace("huerta/01-semillas/prueba.md", "pass: 60", $"pass: 60\nantes: [{Test}]")
        );

        Assert.Equal(100, (await CourseAsync()).Modules[0].Test!.BestScore);
    }

    [Fact]
    public async Task Module_Announced_StopsNobodysCertificate() // R4
    {
        await DoAllAsync();

        Change(c => c.Write("huerta/03-vender/module.md", "---\ntitle: Vender\nsummary: Pronto.\n---\nTexto.\n"));

        Assert.True((await CourseAsync()).CertificateProgress.IsEarned);
        Assert.True(await IsCandidateAsync());
    }

    [Fact]
    public async Task Course_OnlyAnnounced_IsEarnedByNobody()
    {
        await DoAllAsync();

        Assert.False(CertificateProgress.Compute(new CertificateRule(100, 60, 0, 0, ""), [], 0).IsEarned);
    }

    [Fact]
    public async Task Lesson_Retired_StopsNobodysCertificate() // R4
    {
        await DoAllAsync();

        Change(c => c.Delete(SampleCourses.SecondLesson).Delete("huerta/02-cosechar/prueba.md").Delete("huerta/02-cosechar/guia.md"));

        Assert.True((await CourseAsync()).CertificateProgress.IsEarned);
    }

    [Fact]
    public async Task Lesson_PublishedLater_IsAskedOnlyOfWhoHadNotDoneAllThereWas() // R4
    {
        var rosa = await _site.PersonAsync();
        await DoAllAsync();
        await _site.StoreAsync(rosa, SampleRecords.Completed("huerta/sembrar/la-semilla", _site.Now));
        _site.Clock.Advance(TimeSpan.FromDays(2));

        Change(c =>
            c.Write(
                "huerta/02-cosechar/02-la-venta.md",
                c.Text(SampleCourses.SecondLesson).Replace("El canasto", "La venta", StringComparison.Ordinal)
            )
        );

        Assert.True((await CourseAsync()).CertificateProgress.IsEarned);
        Assert.Equal(2, (await CourseAsync(rosa)).CertificateProgress.LessonsMissing);
        Assert.Equal((2, 3), ((await CourseAsync()).FinishedLessons, (await CourseAsync()).AllLessons));
    }

    [Theory]
    [InlineData(SampleCourses.Lesson, "- [x] La sana", "- [ ] La sana")]
    [InlineData(SampleCourses.Test, "pass: 60", "pass: sesenta")]
    [InlineData(SampleCourses.Guide, "minutes: 90", "minutes: muchos")]
    public async Task File_WithAFault_TakesNobodysCertificateAndGivesNone(string file, string old, string with) // R4
    {
        var rosa = await _site.PersonAsync();
        await DoAllAsync();
        var (own, others) = (await CourseAsync(), await CourseAsync(rosa));

        Change(c => c.Replace(file, old, with));

        var (ownNow, othersNow) = (await CourseAsync(), await CourseAsync(rosa));
        Assert.True(ownNow.CertificateProgress.IsEarned);
        Assert.Equal(
            (own.FinishedLessons, own.AllLessons, own.Modules[0].Test!.BestScore),
            (ownNow.FinishedLessons, ownNow.AllLessons, ownNow.Modules[0].Test!.BestScore)
        );
        Assert.Equal(
            (others.CertificateProgress.LessonsMissing, others.CertificateProgress.TestsMissing.Length),
            (othersNow.CertificateProgress.LessonsMissing, othersNow.CertificateProgress.TestsMissing.Length)
        );
    }

    [Fact]
    public async Task Lesson_WithAFault_TakesWhatAPhoneDidBefore() // R4, R7
    {
        Change(c => c.Replace(SampleCourses.Lesson, "- [x] La sana", "- [ ] La sana"));

        var receipt = await _site.StoreAsync(_ana, SampleRecords.Completed("huerta/sembrar/la-semilla", _site.Now));

        Assert.Equal(RecordResultKind.Stored, receipt.Kind);
        Assert.Equal(1, (await CourseAsync()).FinishedLessons);
    }

    private async Task<TestGathering> DoAllAsync()
    {
        var cafe = await TestGathering.PlanAsync(_site);
        foreach (var lesson in _site.Catalogue.Current.CoursesById["huerta"].Lessons)
            await _site.StoreAsync(_ana, SampleRecords.Completed(lesson.Id.Value, _site.Now));
        foreach (var test in _site.Catalogue.Current.CoursesById["huerta"].Modules.Select(m => m.Test!))
            await _site.StoreAsync(
                _ana,
                SampleRecords.Create(RecordVerb.Answered, test.Id, _site.Now) with
                {
                    Question = test.Version,
                    Answer = AnswerGrading.WriteAttempt(test.Questions.ToDictionary(q => q.Hash, q => AnswerKey.Of(q).CreateRightAnswer())),
                }
            );
        Assert.True((await cafe.SendAsync(cafe.Mark(_ana, MarkKind.Showed) with { Module = "huerta/sembrar" }))[0].IsSaved);
        Assert.True((await CourseAsync()).CertificateProgress.IsEarned);
        _site.Clock.Advance(TimeSpan.FromHours(1));
        return cafe;
    }

    private void Change(Action<SampleCourses> change)
    {
        change(_courses);
        _site.Catalogue.Replace(_courses.Read());
    }

    private async Task<CourseProgress> CourseAsync(PersonId? person = null) =>
        (await _site.WithAsync((PersonProgressReader p) => p.ListCoursesAsync(person ?? _ana, Cancel))).Single(c =>
            c.Course.Id == "huerta"
        );

    private async Task<bool> IsCandidateAsync() =>
        (await _site.WithAsync((CertificateCandidateReader c) => c.FindAsync(_ana, "huerta", Cancel)))!.HasEarnedIt;
}
